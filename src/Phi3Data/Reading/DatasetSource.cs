using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>
/// Where the bytes of one input come from: a file, a stream, a <see cref="PipeReader"/> or standard input. Gzip is recognised
/// by its first bytes, whatever the name, and decompressed as it streams.
/// </summary>
/// <remarks>A file can be read again and again; a stream, a pipe and standard input only once.</remarks>
public sealed class DatasetSource
{
    /// <summary>Bytes that a pipe reads at a time; the size from which larger pieces gain nothing.</summary>
    private const int PipeBufferBytes = 256 * 1024;

    private readonly Func<Stream>? openStream;
    private readonly bool leaveOpen;

    private DatasetSource(string name, Func<Stream>? openStream, bool leaveOpen)
    {
        Name = name;
        this.openStream = openStream;
        this.leaveOpen = leaveOpen;
    }

    /// <summary>The name that findings show: a file's path as it was given, or <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>Whether <see cref="Name"/> is the path of a file.</summary>
    internal bool IsFile => openStream is null;

    /// <summary>Size of the file in bytes, as far as it can be told before it is opened; else 0.</summary>
    internal long Length => IsFile && new FileInfo(Name) is { Exists: true } file ? file.Length : 0;

    /// <summary>A file. It is opened only when it is read.</summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public static DatasetSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DatasetSource(path, null, leaveOpen: false);
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
        return new DatasetSource(name, () => stream, leaveOpen);
    }

    /// <summary>A pipe, read to its end and then completed.</summary>
    /// <param name="pipe">The pipe's reading side.</param>
    /// <param name="name">The name that findings show.</param>
    public static DatasetSource FromPipeReader(PipeReader pipe, string name)
    {
        ArgumentNullException.ThrowIfNull(pipe);
        ArgumentNullException.ThrowIfNull(name);
        return new DatasetSource(name, () => pipe.AsStream(), leaveOpen: false);
    }

    /// <summary>Standard input, under the name <c>-</c>.</summary>
    public static DatasetSource FromStandardInput() => new("-", Console.OpenStandardInput, leaveOpen: false);

    /// <summary>Files, patterns such as <c>raw/**/*.jsonl</c>, and <c>-</c> for standard input.</summary>
    /// <param name="patterns">
    /// What a user types. <c>*</c> and <c>?</c> match inside a folder's name, <c>**</c> any folders. An existing file is taken
    /// as it is, even if its name holds a star.
    /// </param>
    /// <returns>One source per file: in the order given, a pattern's files in ordinal order of their paths, none twice.</returns>
    /// <exception cref="FileNotFoundException">A file is not there, or a pattern matches nothing.</exception>
    /// <exception cref="IOException">A folder is named where a file is expected.</exception>
    public static IReadOnlyList<DatasetSource> FromPatterns(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var sources = new List<DatasetSource>();
        foreach (string path in FilePatterns.Expand(patterns))
            sources.Add(path == "-" ? FromStandardInput() : FromFile(path));
        return sources;
    }

    /// <summary>The size of a file that is not compressed; null for anything else, and where that cannot be seen.</summary>
    internal long? FindPlainBytes()
    {
        if (!IsFile) return null;
        try
        {
            // Pipes and devices have no length, and must not be opened twice.
            if (new FileInfo(Name) is not { Exists: true, Length: > 0 }) return null;
            using SafeFileHandle handle = File.OpenHandle(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Gzip.Is(handle) ? null : RandomAccess.GetLength(handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // who reads it says why
        }
    }

    /// <summary>Opens the source, looks at its first bytes, and decompresses gzip.</summary>
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
        OpenedSource opened = file.CanSeek && !Gzip.Is(handle)
            ? new OpenedSource(new FileBytes(handle, raw), raw, isGzip: false)
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
        ReadResult head = await PipeBytes.Cancellable(pipe.ReadAtLeastAsync(Gzip.Magic.Length, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        bool isGzip = Gzip.Is(head.Buffer);
        pipe.AdvanceTo(head.Buffer.Start);
        var bytes = new PipeBytes(pipe);
        return new OpenedSource(isGzip ? new GzipBytes(bytes) : bytes, raw, isGzip);
    }
}
