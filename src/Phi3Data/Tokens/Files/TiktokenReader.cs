using System;
using System.Buffers.Text;
using System.IO;

namespace Phi3Data.Tokens;

/// <summary>Reads a .tiktoken file: a line for each token, its bytes in base64, a space, its rank.</summary>
static class TiktokenReader
{
    /// <summary>Whether the first line is one of ranks.</summary>
    public static bool IsRanks(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> line = NextLine(ref file);
        int space = line.IndexOf((byte)' ');
        return space > 0 && Base64.IsValid(line[..space]) && TryRank(line[(space + 1)..], out _);
    }

    /// <summary>Reads the ranks. The file does not say how text is split, so only known ranks are taken.</summary>
    public static VocabularyModel Read(ReadOnlySpan<byte> file)
    {
        var builder = new PieceTableBuilder(file.Length);
        for (int number = 1; file.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = NextLine(ref file);
            if (line.Length == 0) continue;
            int space = line.IndexOf((byte)' ');
            if (space < 0 || !TryRank(line[(space + 1)..], out int rank))
                throw new InvalidDataException($"Line {number} is no token in base64, a space and a rank.");
            if (rank != builder.Count)
                throw new InvalidDataException($"Line {number} has rank {rank}; expected {builder.Count}, ranks without a gap.");
            builder.AddBase64(line[..space]);
        }
        PieceTable pieces = builder.Build();
        foreach (string name in (string[])["cl100k", "o200k"])
        {
            VocabularyModel known = Tokenizers.Get(name).Model;
            if (VocabularyFile.AreSame(pieces, ((ByteBpeVocabulary)known).Pieces)) return known;
        }
        throw new InvalidDataException(
            $"The {pieces.Count:N0} ranks are neither those of cl100k (100,256) nor of o200k (199,998); "
            + "a .tiktoken file does not say how text is split, so others need a tokenizer.json.");
    }

    private static bool TryRank(ReadOnlySpan<byte> text, out int rank) =>
        Utf8Parser.TryParse(text, out rank, out int consumed) && consumed == text.Length && rank >= 0;

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> file)
    {
        int end = file.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? file : file[..end];
        file = end < 0 ? [] : file[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
