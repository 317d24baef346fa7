using System;
using System.IO;
using System.Security.Cryptography;

namespace Phi3Data.Tokens;

/// <summary>Reads a vocabulary from a file of one of three kinds, told apart by content.</summary>
static class VocabularyFile
{
    /// <summary>Reads it; see <see cref="Tokenizers.Load"/>.</summary>
    public static Vocabulary Load(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var source = new VocabularySource(Path.GetFileName(path), sha256, KnownVocabularies.Find(sha256));
        try
        {
            return new Vocabulary(source, Read(file));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    private static VocabularyModel Read(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> text = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        ReadOnlySpan<byte> trimmed = text.TrimStart(" \t\r\n"u8);
        if (trimmed.Length == 0) throw new InvalidDataException("The file is empty; expected a vocabulary.");
        if (trimmed[0] == '{') return TokenizerJsonReader.Read(text.ToArray());
        return TiktokenReader.IsRanks(text) ? TiktokenReader.Read(text) : SentencePieceReader.Read(file);
    }

    /// <summary>Whether two tables hold the same pieces under the same ids.</summary>
    public static bool AreSame(PieceTable one, PieceTable other)
    {
        if (one.Count != other.Count) return false;
        for (int id = 0; id < one.Count; id++)
        {
            if (!one[id].SequenceEqual(other[id])) return false;
        }
        return true;
    }
}
