using System;
using System.IO;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Phi3Data.Tokens;

/// <summary>Reads the vocabularies that the assembly carries as resources.</summary>
static class BuiltInVocabularies
{
    /// <summary>Ids below: <c>&lt;unk&gt;</c>, <c>&lt;s&gt;</c>, <c>&lt;/s&gt;</c>, then the 256 bytes.</summary>
    private const int FirstLlama2Piece = 259;

    private const int FirstLlama2Byte = 3;

    /// <summary>The pieces from id 259 on, one a line; the rank of a piece is its id, but pieces of spaces merge last.</summary>
    public static Vocabulary ReadLlama2()
    {
        using Stream resource = Open("llama2.pieces.deflate");
        byte[] lines = Inflate(resource, capacity: 1 << 18);
        var builder = new PieceTableBuilder(capacity: lines.Length);
        builder.Add("<unk>"u8);
        builder.Add("<s>"u8);
        builder.Add("</s>"u8);
        int[] byteIds = new int[256];
        for (int value = 0; value < byteIds.Length; value++)
        {
            byteIds[value] = FirstLlama2Byte + value;
            builder.Add(System.Text.Encoding.ASCII.GetBytes($"<0x{value:X2}>"));
        }
        for (ReadOnlySpan<byte> rest = lines; rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)'\n');
            builder.Add(rest[..end]);
            rest = rest[(end + 1)..];
        }
        bool[] findable = new bool[builder.Count];
        findable.AsSpan(FirstLlama2Piece).Fill(true);
        PieceTable pieces = builder.Build(findable);
        int[] ranks = new int[pieces.Count];
        for (int id = 0; id < ranks.Length; id++)
            ranks[id] = IsSpaces(pieces[id]) ? int.MaxValue : id;
        return new Vocabulary(
            new VocabularySource("llama2"), SentencePieceVocabulary.Create(pieces, byteIds, ranks, isProved: true));
    }

    /// <summary>The ranks of cl100k or o200k.</summary>
    public static Vocabulary ReadRanks(string name, SplitPattern pattern)
    {
        using Stream resource = Open(name + ".dll");
        using var assembly = new PEReader(resource);
        return new Vocabulary(new VocabularySource(name), new ByteBpeVocabulary(ReadRanks(assembly), pattern, isProved: true));
    }

    private static bool IsSpaces(ReadOnlySpan<byte> piece)
    {
        while (piece.StartsWith(SentencePieceVocabulary.Mark)) piece = piece[SentencePieceVocabulary.Mark.Length..];
        return piece.Length == 0;
    }

    /// <summary>
    /// The one resource of an assembly of ranks: DEFLATE of the line <c>Capacity: N</c>, then one token in base64 per line, in the order of
    /// the ranks.
    /// </summary>
    private static PieceTable ReadRanks(PEReader assembly)
    {
        MetadataReader metadata = assembly.GetMetadataReader();
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            ManifestResource resource = metadata.GetManifestResource(handle);
            BlobReader content = assembly
                .GetSectionData(assembly.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset)
                .GetReader();
            using var deflated = new MemoryStream(content.ReadBytes(content.ReadInt32()));
            return ReadLines(Inflate(deflated, capacity: 1 << 22));
        }
        throw new InvalidDataException("The assembly of ranks holds no resource.");
    }

    private static PieceTable ReadLines(ReadOnlySpan<byte> lines)
    {
        ReadOnlySpan<byte> rest = lines[(lines.IndexOf((byte)'\n') + 1)..];
        var builder = new PieceTableBuilder(capacity: rest.Length);
        while (rest.Length > 0)
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0) end = rest.Length;
            builder.AddBase64(rest[..end].TrimEnd((byte)'\r'));
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }
        return builder.Build();
    }

    private static Stream Open(string name) =>
        typeof(BuiltInVocabularies).Assembly.GetManifestResourceStream("Phi3Data.Tokens." + name)
        ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");

    private static byte[] Inflate(Stream deflated, int capacity)
    {
        using var inflater = new DeflateStream(deflated, CompressionMode.Decompress);
        using var all = new MemoryStream(capacity);
        inflater.CopyTo(all);
        return all.ToArray();
    }
}
