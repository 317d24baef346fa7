using System;
using System.Collections.Concurrent;
using System.IO;

namespace Phi3Data.Benchmarks;

/// <summary>A data set in memory, and the numbers that describe it.</summary>
sealed class ChatData
{
    /// <summary>Size of each data set, to the last whole record.</summary>
    public const int Size = 16 << 20;

    private static readonly ConcurrentDictionary<DataShape, ChatData> Made = new();

    private ChatData(DataShape shape)
    {
        var stream = new MemoryStream(Size);
        new ChatGenerator(shape).WriteTo(stream, Size);
        Bytes = stream.ToArray();
        int start = 0;
        for (int i = 0; i < Bytes.Length; i++)
        {
            if (Bytes[i] >= 0x80) NonAscii++;
            if (Bytes[i] == (byte)'\\')
            {
                Escapes++;
                i++; // the letter behind may be a backslash itself
            }
            if (Bytes[i] != (byte)'\n') continue;
            Records++;
            LongestLine = Math.Max(LongestLine, i - start);
            start = i + 1;
        }
    }

    /// <summary>The lines, each with its LF.</summary>
    public byte[] Bytes { get; }

    /// <summary>Number of lines; each is a valid record.</summary>
    public int Records { get; }

    /// <summary>Bytes from 0x80.</summary>
    public int NonAscii { get; }

    /// <summary>Escapes, each of two bytes here.</summary>
    public int Escapes { get; }

    /// <summary>Length of the longest line in bytes, without LF.</summary>
    public int LongestLine { get; }

    /// <summary>The data set of a shape, made once per process.</summary>
    public static ChatData Of(DataShape shape) => Made.GetOrAdd(shape, s => new ChatData(s));
}
