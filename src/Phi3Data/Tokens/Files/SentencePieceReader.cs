using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Phi3Data.Tokens;

/// <summary>
/// Reads a tokenizer.model: SentencePiece's ModelProto (sentencepiece_model.proto of google/sentencepiece), of the BPE kind with byte fallback.
/// </summary>
static class SentencePieceReader
{
    private const int Normal = 1, UserDefined = 4, Unused = 5, Byte = 6;
    private const int UnigramKind = 1, BpeKind = 2;

    /// <summary>Reads the model.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or of a kind that is counted otherwise.</exception>
    public static VocabularyModel Read(ReadOnlySpan<byte> file)
    {
        var builder = new PieceTableBuilder(file.Length);
        var scores = new List<float>();
        var types = new List<int>();
        int kind = UnigramKind;
        bool hasDummyPrefix = true, removesSpaces = true, escapesSpaces = true, hasByteFallback = false, isSuffix = false;
        int mapBytes = 0;
        for (var fields = new ProtobufFields(file); fields.Read();)
        {
            if (fields.Number == 1) ReadPiece(fields.Bytes, builder, scores, types);
            if (fields.Number == 2)
            {
                for (var trainer = new ProtobufFields(fields.Bytes); trainer.Read();)
                {
                    if (trainer.Number == 3) kind = (int)trainer.Value;
                    if (trainer.Number == 24) isSuffix = trainer.Value != 0;
                    if (trainer.Number == 35) hasByteFallback = trainer.Value != 0;
                }
            }
            if (fields.Number != 3) continue;
            for (var normalizer = new ProtobufFields(fields.Bytes); normalizer.Read();)
            {
                if (normalizer.Number == 2) mapBytes = normalizer.Bytes.Length;
                if (normalizer.Number == 3) hasDummyPrefix = normalizer.Value != 0;
                if (normalizer.Number == 4) removesSpaces = normalizer.Value != 0;
                if (normalizer.Number == 5) escapesSpaces = normalizer.Value != 0;
            }
        }
        if (builder.Count == 0)
            throw new InvalidDataException("No pieces found; expected a tokenizer.model, a tokenizer.json or a .tiktoken file.");
        Require(kind == BpeKind, $"the model is of kind {kind}", "kind 2, BPE");
        Require(hasByteFallback, "the model has no byte fallback", "byte_fallback");
        Require(mapBytes == 0, $"the normalizer maps characters ({mapBytes:N0} bytes)", "the identity");
        Require(!removesSpaces, "the normalizer removes spaces", "remove_extra_whitespaces off");
        Require(hasDummyPrefix && escapesSpaces && !isSuffix, "the normalizer writes spaces otherwise", "a dummy prefix and U+2581 before words");
        int strange = types.FindIndex(type => type is UserDefined or Unused);
        Require(strange < 0, $"piece {strange} is user-defined or unused", "none such");
        return Create(builder, scores, types);
    }

    private static SentencePieceVocabulary Create(PieceTableBuilder builder, List<float> scores, List<int> types)
    {
        PieceTable pieces = builder.Build([.. types.Select(type => type == Normal)]);
        int[] byteIds = Enumerable.Repeat(-1, 256).ToArray();
        for (int id = 0; id < types.Count; id++)
        {
            if (types[id] == Byte && TryByte(pieces[id], out byte value)) byteIds[value] = id;
        }
        int lacking = Array.IndexOf(byteIds, -1);
        Require(lacking < 0, $"the byte piece <0x{lacking:X2}> is lacking", "all 256");
        // The highest score merges first; equal scores from the left.
        int[] ranks = new int[pieces.Count];
        int rank = 0;
        float before = float.PositiveInfinity;
        foreach (int id in Enumerable.Range(0, ranks.Length).Where(id => types[id] == Normal).OrderByDescending(id => scores[id]))
        {
            if (scores[id] != before) rank++;
            before = scores[id];
            ranks[id] = rank;
        }
        var known = (SentencePieceVocabulary)Tokenizers.Get("llama2").Model;
        return VocabularyFile.AreSame(pieces, known.Pieces) && AreSameOrder(pieces, ranks, known)
            ? known
            : SentencePieceVocabulary.Create(pieces, byteIds, ranks, isProved: false);
    }

    /// <summary>Whether two pieces merge in the same order in both, whichever two they are.</summary>
    private static bool AreSameOrder(PieceTable pieces, int[] ranks, SentencePieceVocabulary known)
    {
        int[] ids = [.. Enumerable.Range(0, pieces.Count).Where(id => pieces.Find(pieces[id]) == id && IsMerged(pieces[id]))];
        int[] sorted = [.. ids.OrderBy(id => ranks[id])];
        return sorted.Zip(sorted.Skip(1)).All(pair =>
            known.RankOf(pair.First).CompareTo(known.RankOf(pair.Second)) == ranks[pair.First].CompareTo(ranks[pair.Second]));
    }

    /// <summary>Whether a piece has more than one character.</summary>
    private static bool IsMerged(ReadOnlySpan<byte> piece) => Encoding.UTF8.GetCharCount(piece) > 1;

    private static void ReadPiece(ReadOnlySpan<byte> message, PieceTableBuilder builder, List<float> scores, List<int> types)
    {
        ReadOnlySpan<byte> piece = [];
        float score = 0;
        int type = Normal;
        for (var fields = new ProtobufFields(message); fields.Read();)
        {
            if (fields.Number == 1) piece = fields.Bytes;
            if (fields.Number == 2) score = BitConverter.UInt32BitsToSingle((uint)fields.Value);
            if (fields.Number == 3) type = (int)fields.Value;
        }
        if (piece.Length == 0) throw new InvalidDataException($"Piece {builder.Count} has no text.");
        builder.Add(piece);
        scores.Add(score);
        types.Add(type);
    }

    /// <summary>Reads <c>&lt;0xNN&gt;</c>.</summary>
    public static bool TryByte(ReadOnlySpan<byte> piece, out byte value)
    {
        value = 0;
        return piece.Length == 6 && piece.StartsWith("<0x"u8) && piece[5] == '>'
            && System.Buffers.Text.Utf8Parser.TryParse(piece[3..5], out value, out int consumed, 'X') && consumed == 2;
    }

    private static void Require(bool holds, string found, string expected)
    {
        if (!holds) throw new InvalidDataException($"This tokenizer is not supported: {found}; expected {expected}.");
    }
}
