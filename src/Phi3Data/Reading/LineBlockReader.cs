using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// Cuts inputs into blocks of whole lines, one input after the other. What a block holds depends on the bytes alone, never on
/// how they arrive.
/// </summary>
sealed class LineBlockReader : IAsyncDisposable
{
    /// <summary>Default size of a block: the piece a core's L2 cache holds beside its tables, and no slower than larger ones.</summary>
    public const int DefaultBlockBytes = 256 * 1024;

    private const int BomLength = 3;

    private readonly IReadOnlyList<DatasetSource> sources;
    private readonly int maxLineBytes;
    private readonly RecordFormat? forcedFormat;
    private readonly bool withHash;
    private readonly JsonScratch scratch = new();
    private OpenedSource? open;
    private InputFile? file;
    private int nextSource;
    private long offset;
    private byte[] carry = [];
    private int carryLength;
    private bool isFirst;
    private bool inUnread;

    /// <summary>Makes a reader of <paramref name="sources"/> in order.</summary>
    /// <param name="sources">The inputs.</param>
    /// <param name="maxLineBytes">Longest line that is kept together; a longer one comes as unread parts.</param>
    /// <param name="forcedFormat">The format of all inputs; null to recognise each by its first record.</param>
    /// <param name="withHash">Whether to hash the inputs.</param>
    public LineBlockReader(
        IReadOnlyList<DatasetSource> sources, int maxLineBytes, RecordFormat? forcedFormat, bool withHash)
    {
        this.sources = sources;
        this.maxLineBytes = maxLineBytes;
        this.forcedFormat = forcedFormat;
        this.withHash = withHash;
    }

    /// <summary>The inputs opened so far, in order.</summary>
    public List<InputFile> Files { get; } = [];

    /// <summary>Bytes read so far from the inputs, before decompression.</summary>
    public long RawBytes { get; private set; }

    /// <summary>Fills <paramref name="block"/> with the next block.</summary>
    /// <returns>False when all inputs have ended.</returns>
    /// <exception cref="IOException">An input cannot be opened or read.</exception>
    /// <exception cref="InvalidDataException">An input's compressed data is damaged or cut off.</exception>
    public async ValueTask<bool> ReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Length = 0;
        block.Unread = UnreadPart.None;
        if (open is null && !await OpenNextAsync(block, cancellationToken).ConfigureAwait(false)) return false;

        block.File = file!; // set with the open source
        block.IsFirst = isFirst;
        block.IsLast = false;
        block.Offset = offset;
        isFirst = false;
        TakeCarry(block);
        long before = open!.Raw.Bytes;
        if (inUnread) await FillUnreadAsync(block, cancellationToken).ConfigureAwait(false);
        else await FillLinesAsync(block, cancellationToken).ConfigureAwait(false);
        RawBytes += open.Raw.Bytes - before;
        offset += block.Length;
        if (!file!.IsFormatKnown) RecogniseFormat(block);
        if (block.IsLast) await CloseAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Closes the input that is open.</summary>
    public ValueTask DisposeAsync() => open?.DisposeAsync() ?? default;

    private async ValueTask<bool> OpenNextAsync(LineBlock block, CancellationToken cancellationToken)
    {
        if (nextSource == sources.Count) return false;
        DatasetSource source = sources[nextSource];
        open = await source.OpenAsync(withHash, cancellationToken).ConfigureAwait(false);
        file = new InputFile(source.Name, nextSource++) { Compression = open.Compression, IsFile = open.IsFile };
        Files.Add(file);
        isFirst = true;
        carryLength = 0;

        // The head is read through the block's buffer, which is free now.
        while (block.Length < FileTypes.HeadLength
            && await ReadMoreAsync(block, FileTypes.HeadLength, cancellationToken).ConfigureAwait(false))
        {
        }
        RawBytes += open.Raw.Bytes;
        file.Type = FileTypes.Recognise(block.Span);
        bool hasBom = file.Type == FileType.TextWithBom;
        offset = hasBom ? BomLength : 0;
        inUnread = FileTypes.IsWrongEncoding(file.Type) || file.Type >= FileType.Gzip;
        if (inUnread) block.Unread = UnreadPart.Start;
        if (forcedFormat is RecordFormat format) file.Format = format;
        file.IsFormatKnown = forcedFormat is not null || inUnread;
        Carry(block, (int)offset);
        block.Length = 0;
        return true;
    }

    /// <summary>Reads until the block ends with a whole line, or the file or the limit is reached.</summary>
    private async ValueTask FillLinesAsync(LineBlock block, CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            int end = block.Buffer.AsSpan(searched, block.Length - searched).LastIndexOf((byte)'\n');
            // A buffer that still has much room is filled first: small pieces would make small blocks.
            if (end >= 0 && block.Length > block.Capacity / 2)
            {
                end += searched + 1;
                Carry(block, end);
                block.Length = end;
                return;
            }
            if (end < 0) searched = block.Length;
            if (end < 0 && block.Length > maxLineBytes)
            {
                inUnread = true;
                block.Unread = UnreadPart.Part | UnreadPart.Start;
                return;
            }
            if (block.Length == block.Capacity)
                block.Grow((int)Math.Min(block.Capacity * 2L, Math.Max(maxLineBytes + 1L, block.Capacity + 1L)));
            if (await ReadMoreAsync(block, block.Capacity, cancellationToken).ConfigureAwait(false)) continue;
            block.IsLast = true;
            return;
        }
    }

    /// <summary>Reads a part of something without lines: a file that is no text, or a line up to its LF.</summary>
    private async ValueTask FillUnreadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Unread |= UnreadPart.Part;
        if (block.Length == 0) await ReadMoreAsync(block, block.Capacity, cancellationToken).ConfigureAwait(false);
        bool wholeFile = file!.Type != FileType.Text && file.Type != FileType.TextWithBom;
        int lineFeed = wholeFile ? -1 : block.Span.IndexOf((byte)'\n');
        if (lineFeed >= 0)
        {
            Carry(block, lineFeed + 1);
            block.Length = lineFeed + 1;
            block.Unread |= UnreadPart.End;
            inUnread = false;
        }
        else if (block.Length == 0)
        {
            block.Unread |= UnreadPart.End;
            block.IsLast = true;
        }
    }

    private async ValueTask<bool> ReadMoreAsync(LineBlock block, int upTo, CancellationToken cancellationToken)
    {
        Memory<byte> free = block.Buffer.AsMemory(block.Length, Math.Max(upTo, block.Length + 1) - block.Length);
        try
        {
            int read = await open!.Bytes.ReadAsync(free, cancellationToken).ConfigureAwait(false);
            block.Length += read;
            return read > 0;
        }
        catch (InvalidDataException e)
        {
            // The decompressor does not know whose bytes it has: among a hundred inputs its words help nobody.
            throw open!.Explain(e, file!.Name);
        }
    }

    private void Carry(LineBlock block, int from)
    {
        carryLength = block.Length - from;
        if (carry.Length < carryLength) carry = new byte[Math.Max(carryLength, block.Capacity)];
        block.Buffer.AsSpan(from, carryLength).CopyTo(carry);
    }

    private void TakeCarry(LineBlock block)
    {
        if (block.Capacity <= carryLength) block.Grow(carryLength + 1);
        carry.AsSpan(0, carryLength).CopyTo(block.Buffer);
        block.Length = carryLength;
        carryLength = 0;
    }

    private void RecogniseFormat(LineBlock block)
    {
        ReadOnlySpan<byte> rest = block.Span;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            if (line.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                // A first line too long to read tells nothing: the default format stands.
                if (block.Unread == UnreadPart.None && line.Length <= maxLineBytes)
                    file!.Format = RecordFormats.Recognise(line, scratch);
                file!.IsFormatKnown = true;
                return;
            }
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }

    private async ValueTask CloseAsync()
    {
        file!.Bytes = open!.Raw.Bytes;
        file.Hash = open.Raw.Hash;
        await open.DisposeAsync().ConfigureAwait(false);
        open = null;
    }
}
