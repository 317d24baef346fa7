using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>
/// Where the bytes of one input come from: a file, a member of a ZIP archive, a stream, a <see cref="PipeReader"/> or standard
/// input. Gzip and Zstandard are recognised by their first bytes, whatever the name, and decompressed as they stream.
/// </summary>
/// <remarks>A file can be read again and again; a stream, a pipe and standard input only once.</remarks>
public sealed class DatasetSource
{
    /// <summary>Bytes that a pipe reads at a time; the size from which larger pieces gain nothing.</summary>
    private const int PipeBufferBytes = 256 * 1024;

    private readonly Func<Stream>? openStream;
    private readonly bool leaveOpen;

    private DatasetSource(string name, string? path, Func<Stream>? openStream, bool leaveOpen)
    {
        Name = name;
        Path = path;
        this.openStream = openStream;
        this.leaveOpen = leaveOpen;
    }

    /// <summary>
    /// The name that findings show: a file's path as it was given, an archive's with a slash and the member's name, or <c>-</c>
    /// for standard input.
    /// </summary>
    public string Name { get; }

    /// <summary>Path of the file that the bytes lie in; null for streams.</summary>
    internal string? Path { get; }

    /// <summary>Whether <see cref="Name"/> is the path of a file.</summary>
    internal bool IsFile => openStream is null;

    /// <summary>Size of the file in bytes, as far as it can be told before it is opened; else 0.</summary>
    internal long Length => IsFile && new FileInfo(Name) is { Exists: true } file ? file.Length : 0;

    /// <summary>A file. It is opened only when it is read.</summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public static DatasetSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DatasetSource(path, path, null, leaveOpen: false);
    }

    /// <summary>A member of a ZIP archive. The archive is opened only when the member is read.</summary>
    /// <param name="path">The archive's path.</param>
    /// <param name="member">The member's name in it, folders divided by slashes.</param>
    /// <remarks>Reading throws <see cref="InvalidDataException"/> when the archive is none or the member is missing or encrypted.</remarks>
    public static DatasetSource FromZipMember(string path, string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(member);
        return new DatasetSource($"{path}/{member}", path, () => ZipMembers.Open(path, member), leaveOpen: false);
    }

    /// <summary>A stream, read from where it stands to its end.</summary>
    /// <param name="stream">A readable stream. It need not seek.</param>
    /// <param name="name">The name that findings show.</param>
    /// <param name="leaveOpen">Whether the stream stays open afterwards; by default it is closed.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    public static DatasetSource FromStream(Stream stream, string name, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (!stream.CanRead) throw new ArgumentException("The stream cannot be read.", nameof(stream));
        return new DatasetSource(name, null, () => stream, leaveOpen);
    }

    /// <summary>A pipe, read to its end and then completed.</summary>
    /// <param name="pipe">The pipe's reading side.</param>
    /// <param name="name">The name that findings show.</param>
    public static DatasetSource FromPipeReader(PipeReader pipe, string name)
    {
        ArgumentNullException.ThrowIfNull(pipe);
        ArgumentNullException.ThrowIfNull(name);
        return new DatasetSource(name, null, () => pipe.AsStream(), leaveOpen: false);
    }

    /// <summary>Standard input, under the name <c>-</c>.</summary>
    public static DatasetSource FromStandardInput() => new("-", null, Console.OpenStandardInput, leaveOpen: false);

    /// <summary>Files, patterns such as <c>raw/**/*.jsonl</c>, and <c>-</c> for standard input.</summary>
    /// <param name="patterns">
    /// What a user types. <c>*</c> and <c>?</c> match inside a folder's name, <c>**</c> any folders. An existing file is taken
    /// as it is, even if its name holds a star.
    /// </param>
    /// <returns>
    /// One source per file: in the order given, a pattern's files in ordinal order of their paths, none twice. A ZIP archive is
    /// one per member with data, in ordinal order of their names, unless its own name ends in <c>.jsonl</c> or <c>.json</c>,
    /// where it is a fault for a rule to find; <c>a.zip/b.jsonl</c> is that one member.
    /// </returns>
    /// <exception cref="InvalidDataException">A ZIP archive is damaged or empty.</exception>
    /// <exception cref="FileNotFoundException">A file is not there, or a pattern matches nothing.</exception>
    /// <exception cref="IOException">A folder is named where a file is expected.</exception>
    public static IReadOnlyList<DatasetSource> FromPatterns(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var sources = new List<DatasetSource>();
        foreach (string path in FilePatterns.Expand(patterns))
        {
            if (path == "-") sources.Add(FromStandardInput());
            else if (!File.Exists(path) && ZipMembers.Find(path) is (string archive, string member)) sources.Add(FromZipMember(archive, member));
            else if (!NameSaysText(path) && ZipMembers.IsArchive(path)) sources.AddRange(FromZip(path));
            else sources.Add(FromFile(path));
        }
        return sources;
    }

    /// <summary>All members with data of an archive.</summary>
    internal static IEnumerable<DatasetSource> FromZip(string path) => ZipMembers.List(path).Select(member => FromZipMember(path, member));

    /// <summary>The size of a file that is not compressed; null for anything else, and where that cannot be seen.</summary>
    internal long? FindPlainBytes()
    {
        if (!IsFile) return null;
        try
        {
            // Pipes and devices have no length, and must not be opened twice.
            if (new FileInfo(Name) is not { Exists: true, Length: > 0 }) return null;
            using SafeFileHandle handle = File.OpenHandle(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Compressions.Recognise(handle) == InputCompression.None ? RandomAccess.GetLength(handle) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // who reads it says why
        }
    }

    /// <summary>Opens the source, looks at its first bytes, and decompresses.</summary>
    internal async ValueTask<OpenedSource> OpenAsync(bool withHash, CancellationToken cancellationToken)
    {
        var raw = new RawInput(withHash);
        if (openStream is not null)
            return await OpenStreamAsync(openStream(), leaveOpen, raw, cancellationToken).ConfigureAwait(false);

        FilePatterns.RequireFile(Name);
        // Opening a named pipe waits until somebody writes to it, and looks at no token while it does.
        SafeFileHandle handle = await Task.Run(
            () => File.OpenHandle(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan),
            CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        OpenedSource opened = file.CanSeek && Compressions.Recognise(handle) == InputCompression.None
            ? new OpenedSource(new FileBytes(handle, raw), raw, InputCompression.None)
            : await OpenStreamAsync(file, leaveOpen: false, raw, cancellationToken).ConfigureAwait(false);
        opened.IsFile = file.CanSeek && !IsDevice(Name);
        return opened;
    }

    /// <summary>Whether a path leads to what another program has open: <c>/dev/stdin</c> may well be a file, but not by this name.</summary>
    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static async ValueTask<OpenedSource> OpenStreamAsync(
        Stream stream, bool leaveOpen, RawInput raw, CancellationToken cancellationToken)
    {
        var options = new StreamPipeReaderOptions(bufferSize: PipeBufferBytes, minimumReadSize: PipeBufferBytes / 4);
        PipeReader pipe = PipeReader.Create(new HashingStream(stream, raw, leaveOpen), options);
        ReadResult head = await PipeBytes.Cancellable(pipe.ReadAtLeastAsync(Compressions.HeadLength, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        InputCompression compression = Compressions.Recognise(head.Buffer);
        pipe.AdvanceTo(head.Buffer.Start);
        return new OpenedSource(Compressions.Decompress(new PipeBytes(pipe), compression), raw, compression);
    }

    private static bool NameSaysText(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
