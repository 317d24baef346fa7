using System;
using System.IO;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>A source that is open: its decompressed bytes, and what is known of them from outside.</summary>
sealed class OpenedSource : IAsyncDisposable
{
    /// <summary>Takes over <paramref name="bytes"/>.</summary>
    public OpenedSource(ByteSource bytes, RawInput raw, InputCompression compression)
    {
        Bytes = bytes;
        Raw = raw;
        Compression = compression;
    }

    /// <summary>The bytes after decompression.</summary>
    public ByteSource Bytes { get; }

    /// <summary>The bytes before decompression, as far as they were read.</summary>
    public RawInput Raw { get; }

    /// <summary>How the source is compressed.</summary>
    public InputCompression Compression { get; }

    /// <summary>Whether it is a file on a disk: not a stream, a pipe or a device.</summary>
    public bool IsFile { get; set; }

    /// <summary>Says whose bytes are damaged: among a hundred inputs the decompressor's words help nobody.</summary>
    public InvalidDataException Explain(InvalidDataException damage, string name)
    {
        if (damage.Message.StartsWith(name, StringComparison.Ordinal)) return damage;
        return new InvalidDataException($"{name}: the {Compressions.NameOf(Compression)} data is damaged or cut off. {damage.Message}", damage);
    }

    /// <summary>Closes what was opened.</summary>
    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
