using System;

namespace Phi3Data;

/// <summary>What the first bytes of a file say it is.</summary>
enum FileType : byte
{
    /// <summary>Nothing else is known: text, as far as one can see.</summary>
    Text,
    /// <summary>Text behind a UTF-8 byte order mark.</summary>
    TextWithBom,
    /// <summary>UTF-16, little endian.</summary>
    Utf16LittleEndian,
    /// <summary>UTF-16, big endian.</summary>
    Utf16BigEndian,
    /// <summary>UTF-32, little endian.</summary>
    Utf32LittleEndian,
    /// <summary>UTF-32, big endian.</summary>
    Utf32BigEndian,
    /// <summary>gzip (RFC 1952).</summary>
    Gzip,
    /// <summary>A ZIP archive.</summary>
    Zip,
    /// <summary>Apache Parquet.</summary>
    Parquet,
    /// <summary>Zstandard (RFC 8878).</summary>
    Zstandard,
    /// <summary>bzip2.</summary>
    Bzip2,
    /// <summary>xz.</summary>
    Xz,
    /// <summary>Apache Arrow.</summary>
    Arrow,
}

/// <summary>Recognises file types by their first bytes.</summary>
static class FileTypes
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeadLength = 8;

    /// <summary>Recognises a type.</summary>
    /// <param name="head">The file's first bytes, <see cref="HeadLength"/> or all there are.</param>
    public static FileType Recognise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) return FileType.TextWithBom;
        if (head.StartsWith(Utf32LittleEndianMark)) return FileType.Utf32LittleEndian;
        if (head.StartsWith(Utf32BigEndianMark)) return FileType.Utf32BigEndian;
        if (head.StartsWith(Utf16LittleEndianMark)) return FileType.Utf16LittleEndian;
        if (head.StartsWith(Utf16BigEndianMark)) return FileType.Utf16BigEndian;
        if (head.StartsWith(GzipMagic)) return FileType.Gzip;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return FileType.Zip;
        if (head.StartsWith("PAR1"u8)) return FileType.Parquet;
        if (head.StartsWith(ZstandardMagic)) return FileType.Zstandard;
        if (head.StartsWith("BZh"u8)) return FileType.Bzip2;
        if (head.StartsWith(XzMagic)) return FileType.Xz;
        if (head.StartsWith("ARROW1"u8)) return FileType.Arrow;
        return RecogniseByZeros(head);
    }

    /// <summary>Names a type for a message.</summary>
    public static string NameOf(FileType type) => type switch
    {
        FileType.Utf16LittleEndian => "UTF-16 (little endian)",
        FileType.Utf16BigEndian => "UTF-16 (big endian)",
        FileType.Utf32LittleEndian => "UTF-32 (little endian)",
        FileType.Utf32BigEndian => "UTF-32 (big endian)",
        FileType.Gzip => "gzip inside gzip",
        FileType.Zip => "a ZIP archive",
        FileType.Parquet => "Apache Parquet",
        FileType.Zstandard => "Zstandard-compressed",
        FileType.Bzip2 => "bzip2-compressed",
        FileType.Xz => "xz-compressed",
        FileType.Arrow => "Apache Arrow",
        _ => "text",
    };

    /// <summary>Whether a type is UTF-16 or UTF-32.</summary>
    public static bool IsWrongEncoding(FileType type) => type is >= FileType.Utf16LittleEndian and <= FileType.Utf32BigEndian;

    private static ReadOnlySpan<byte> Utf32LittleEndianMark => [0xFF, 0xFE, 0x00, 0x00];
    private static ReadOnlySpan<byte> Utf32BigEndianMark => [0x00, 0x00, 0xFE, 0xFF];
    private static ReadOnlySpan<byte> Utf16LittleEndianMark => [0xFF, 0xFE];
    private static ReadOnlySpan<byte> Utf16BigEndianMark => [0xFE, 0xFF];
    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B, 0x08];
    private static ReadOnlySpan<byte> ZstandardMagic => [0x28, 0xB5, 0x2F, 0xFD];
    private static ReadOnlySpan<byte> XzMagic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00];

    /// <summary>
    /// UTF-16 and UTF-32 without a mark: JSON starts with an ASCII character (RFC 4627 §3), so the zeros among the first four
    /// bytes tell the width and the order.
    /// </summary>
    private static FileType RecogniseByZeros(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return FileType.Text;
        bool a = head[0] == 0, b = head[1] == 0, c = head[2] == 0, d = head[3] == 0;
        return (a, b, c, d) switch
        {
            (true, true, true, false) => FileType.Utf32BigEndian,
            (false, true, true, true) => FileType.Utf32LittleEndian,
            (true, false, true, false) => FileType.Utf16BigEndian,
            (false, true, false, true) => FileType.Utf16LittleEndian,
            _ => FileType.Text,
        };
    }
}
