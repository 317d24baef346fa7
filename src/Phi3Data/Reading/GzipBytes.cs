using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>Decompresses gzip (RFC 1952), all members, and accounts for every byte.</summary>
/// <remarks>
/// Not <see cref="GZipStream"/>: it takes whatever follows a member without being one for the end, so a second member with a
/// damaged header would vanish in silence. Zeros behind a member are padding, as tapes and some tools leave it.
/// </remarks>
sealed class GzipBytes : ByteSource
{
    private const int TrailerLength = 8;
    private const int HasHeaderCrc = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;

    private readonly Feed feed;
    private readonly Crc32 crc = new();
    private DeflateStream? member;
    private uint size;

    /// <summary>Decompresses <paramref name="source"/>, which starts as gzip, and disposes it in the end.</summary>
    public GzipBytes(ByteSource source) => feed = new Feed(source);

    /// <summary>The first bytes of every gzip file: ID1, ID2 and the one compression method there is.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (member is null && !await StartMemberAsync(cancellationToken).ConfigureAwait(false)) return 0;
            int read = await member!.ReadAsync(destination, cancellationToken).ConfigureAwait(false); // started just now
            crc.Append(destination.Span[..read]);
            size += (uint)read;
            if (read > 0) return read;
            await EndMemberAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (member is not null) await member.DisposeAsync().ConfigureAwait(false);
        await feed.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads a member's header (RFC 1952 §2.3).</summary>
    /// <returns>False at the end of the source.</returns>
    private async ValueTask<bool> StartMemberAsync(CancellationToken cancellationToken)
    {
        int first;
        do first = await feed.ReadByteAsync(cancellationToken).ConfigureAwait(false);
        while (first == 0);
        if (first < 0) return false;
        bool isGzip = first == Magic[0];
        for (int i = 1; i < Magic.Length; i++) isGzip &= await NextAsync(cancellationToken).ConfigureAwait(false) == Magic[i];
        int flags = await NextAsync(cancellationToken).ConfigureAwait(false);
        if (!isGzip || (flags & Reserved) != 0)
            throw new InvalidDataException("The gzip data is damaged: what follows is no gzip member.");
        await SkipAsync(6, cancellationToken).ConfigureAwait(false); // time, level, system
        if ((flags & HasExtra) != 0)
        {
            int low = await NextAsync(cancellationToken).ConfigureAwait(false);
            int high = await NextAsync(cancellationToken).ConfigureAwait(false);
            await SkipAsync(high << 8 | low, cancellationToken).ConfigureAwait(false);
        }
        if ((flags & HasName) != 0) await SkipTextAsync(cancellationToken).ConfigureAwait(false);
        if ((flags & HasComment) != 0) await SkipTextAsync(cancellationToken).ConfigureAwait(false);
        if ((flags & HasHeaderCrc) != 0) await SkipAsync(2, cancellationToken).ConfigureAwait(false);
        crc.Reset();
        size = 0;
        member = new DeflateStream(feed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>
    /// Finds the member's trailer. The decompressor does not say how much of its last piece it used, but the trailer must
    /// follow there, and its eight bytes are known: checksum and size of what was decompressed.
    /// </summary>
    private async ValueTask EndMemberAsync(CancellationToken cancellationToken)
    {
        await member!.DisposeAsync().ConfigureAwait(false); // the caller has read from it
        member = null;
        byte[] trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), size);
        if (!await feed.ReturnToAsync(trailer, cancellationToken).ConfigureAwait(false))
            throw new InvalidDataException("The gzip data is damaged or cut off: its checksum does not hold.");
    }

    private async ValueTask<int> NextAsync(CancellationToken cancellationToken)
    {
        int next = await feed.ReadByteAsync(cancellationToken).ConfigureAwait(false);
        return next >= 0 ? next : throw new InvalidDataException("The gzip data is cut off in a header.");
    }

    private async ValueTask SkipAsync(int count, CancellationToken cancellationToken)
    {
        for (; count > 0; count--) await NextAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SkipTextAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken).ConfigureAwait(false) != 0)
        {
        }
    }

    /// <summary>Hands the decompressor its pieces and keeps the last one, so that what it did not use can be read again.</summary>
    private sealed class Feed(ByteSource source) : Stream
    {
        private readonly byte[] buffer = new byte[64 * 1024];
        private int handed, start, end;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async ValueTask<int> ReadByteAsync(CancellationToken cancellationToken)
        {
            if (start == end && !await RefillAsync(cancellationToken).ConfigureAwait(false)) return -1;
            handed = start;
            return buffer[start++];
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
        {
            // At the end the last piece stays: its end may be the trailer that is looked for.
            if (start == end && !await RefillAsync(cancellationToken).ConfigureAwait(false)) return 0;
            int count = Math.Min(end - start, destination.Length);
            buffer.AsSpan(start, count).CopyTo(destination.Span);
            handed = start;
            start += count;
            return count;
        }

        /// <summary>Goes back to behind <paramref name="trailer"/>, which lies in the last piece or right behind it.</summary>
        public async ValueTask<bool> ReturnToAsync(byte[] trailer, CancellationToken cancellationToken)
        {
            int wanted = start + trailer.Length;
            if (end < wanted && wanted > buffer.Length)
            {
                buffer.AsSpan(handed, end - handed).CopyTo(buffer);
                (handed, start, end, wanted) = (0, start - handed, end - handed, wanted - handed);
            }
            while (end < wanted)
            {
                int read = await source.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                if (read == 0) break;
                end += read;
            }
            int at = buffer.AsSpan(handed, Math.Min(wanted, end) - handed).IndexOf(trailer);
            if (at < 0) return false;
            start = handed + at + trailer.Length;
            return true;
        }

        public override ValueTask DisposeAsync() => source.DisposeAsync();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        private async ValueTask<bool> RefillAsync(CancellationToken cancellationToken)
        {
            // Half a buffer at a time leaves room for a last piece and the trailer behind it.
            int read = await source.ReadAsync(buffer.AsMemory(0, buffer.Length / 2), cancellationToken).ConfigureAwait(false);
            if (read == 0) return false;
            (handed, start, end) = (0, 0, read);
            return true;
        }
    }
}
