using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>
/// Keeps records in a temporary file until all of them are known, then divides them in the order they came. Costs a second
/// write and read of the kept records, and 20 bytes of memory for each.
/// </summary>
sealed class SplitSpool : IDisposable
{
    private readonly SplitOptions options;
    private readonly OutputFile file;
    private readonly List<SplitPlace> places = [];
    private readonly List<int> lengths = [];

    /// <summary>Starts the temporary file beside <paramref name="path"/>; it never gets this name.</summary>
    public SplitSpool(string path, SplitOptions options)
    {
        this.options = options;
        file = new OutputFile(path);
    }

    /// <summary>Takes the record of a side.</summary>
    public delegate void Write(ReadOnlySpan<byte> line, SplitSide side);

    /// <summary>Adds a record.</summary>
    public void Add(ReadOnlySpan<byte> line, SplitPlace place)
    {
        file.Write(line);
        places.Add(place);
        lengths.Add(line.Length);
    }

    /// <summary>Hands every record to its side.</summary>
    public void Divide(Write write)
    {
        var division = new SplitDivision(places, options);
        file.Complete();
        using SafeFileHandle handle = File.OpenHandle(file.PartialPath, options: FileOptions.SequentialScan);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 1 << 18);
        byte[] line = new byte[1024];
        for (int i = 0; i < lengths.Count; i++)
        {
            if (line.Length < lengths[i]) line = new byte[Math.Max(lengths[i], line.Length * 2)];
            Span<byte> record = line.AsSpan(0, lengths[i]);
            stream.ReadExactly(record);
            write(record, division.SideOf(places[i]));
        }
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => file.Dispose();
}
