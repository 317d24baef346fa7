using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Phi3Data.Tokens;

/// <summary>
/// Reads a tokenizer.json of Hugging Face's tokenizers with a BPE model: Llama's kind (U+2581 and byte fallback) or the byte level behind a
/// pattern of cl100k or o200k. Added tokens are no part of plain text and are left out.
/// </summary>
static class TokenizerJsonReader
{
    private const string Mark = "\u2581";

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or of a kind that is counted otherwise.</exception>
    public static VocabularyModel Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            JsonElement root = document.RootElement;
            JsonElement model = Member(root, "model");
            if (model.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException("The JSON has no \"model\"; expected a tokenizer.json.");
            string type = Member(model, "type").ValueKind == JsonValueKind.String ? model.GetProperty("type").GetString()! : "BPE";
            Require(type == "BPE", $"the model is of type {type}", "BPE");
            foreach (string name in (string[])["dropout", "continuing_subword_prefix", "end_of_word_suffix"])
                Require(IsAbsent(Member(model, name)), $"the model has a {name}", "none");
            return IsTrue(Member(model, "byte_fallback")) ? ReadLlama(root, model) : ReadByteLevel(root, model);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The JSON is broken: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The JSON is no tokenizer.json: {exception.Message}", exception);
        }
    }

    private static SentencePieceVocabulary ReadLlama(JsonElement root, JsonElement model)
    {
        Require(IsAbsent(Member(root, "pre_tokenizer")), "there is a pre_tokenizer beside byte fallback", "none");
        JsonElement[] steps = Steps(Member(root, "normalizer"), "normalizers");
        bool isMarked = steps.Length == 2
            && Text(steps[0], "type") == "Prepend" && Text(steps[0], "prepend") == Mark
            && Text(steps[1], "type") == "Replace" && Text(steps[1], "content") == Mark && Text(Member(steps[1], "pattern"), "String") == " ";
        Require(isMarked, "the normalizer is another", "Prepend U+2581, then Replace a space by it");
        PieceTable pieces = ReadPieces(model, Encoding.UTF8.GetBytes);
        int[] byteIds = new int[256];
        for (int value = 0; value < byteIds.Length; value++)
        {
            byteIds[value] = pieces.Find(Encoding.ASCII.GetBytes($"<0x{value:X2}>"));
            Require(byteIds[value] >= 0, $"the token <0x{value:X2}> is lacking", "all 256");
        }
        Dictionary<ulong, ulong> pairs = ReadMerges(model, text => pieces.Find(Encoding.UTF8.GetBytes(text)));
        var known = (SentencePieceVocabulary)Tokenizers.Get("llama2").Model;
        return VocabularyFile.AreSame(pieces, known.Pieces) && AreLlama2Merges(pairs, known)
            ? known
            : SentencePieceVocabulary.Create(pieces, byteIds, pairs);
    }

    private static ByteBpeVocabulary ReadByteLevel(JsonElement root, JsonElement model)
    {
        Require(IsAbsent(Member(root, "normalizer")), "there is a normalizer", "none");
        JsonElement[] steps = Steps(Member(root, "pre_tokenizer"), "pretokenizers");
        bool isByteLevel = steps.Length == 2
            && Text(steps[0], "type") == "Split" && Text(steps[0], "behavior") == "Isolated" && !IsTrue(Member(steps[0], "invert"))
            && Text(steps[1], "type") == "ByteLevel" && !IsTrue(Member(steps[1], "add_prefix_space")) && !IsTrue(Member(steps[1], "use_regex"));
        Require(isByteLevel, "the pre_tokenizer is another", "Split by a pattern, then ByteLevel");
        SplitPattern? pattern = SplitPatterns.Find(Text(Member(steps[0], "pattern"), "Regex"));
        Require(pattern is not null, "the pattern that splits text is not known", "that of cl100k or o200k");
        PieceTable pieces = ReadPieces(model, ByteLevelAlphabet.GetBytes);
        Span<byte> one = stackalloc byte[1];
        for (int value = 0; value < 256; value++)
        {
            one[0] = (byte)value;
            Require(pieces.Find(one) >= 0, $"the byte 0x{value:X2} is no token", "all 256");
        }
        return new ByteBpeVocabulary(
            pieces, pattern!.Value, isProved: false,
            ReadMerges(model, text => pieces.Find(ByteLevelAlphabet.GetBytes(text))),
            findsWhole: IsTrue(Member(model, "ignore_merges")));
    }

    private static PieceTable ReadPieces(JsonElement model, Func<string, byte[]> getBytes)
    {
        var tokens = new SortedDictionary<int, byte[]>();
        foreach (JsonProperty token in model.GetProperty("vocab").EnumerateObject())
        {
            if (!tokens.TryAdd(token.Value.GetInt32(), getBytes(token.Name)))
                throw new InvalidDataException($"Two tokens have the id {token.Value.GetInt32()}.");
        }
        if (tokens.Count == 0) throw new InvalidDataException("The vocab is empty.");
        int last = tokens.Keys.Last();
        if (tokens.Keys.First() < 0 || last > tokens.Count * 2L)
            throw new InvalidDataException($"{tokens.Count} tokens have ids from {tokens.Keys.First()} to {last}; expected few gaps from 0.");
        var builder = new PieceTableBuilder(capacity: 1 << 18);
        for (int id = 0; id <= last; id++) builder.Add(tokens.TryGetValue(id, out byte[]? bytes) ? bytes : []);
        return builder.Build();
    }

    /// <summary>Merges are "left right" or ["left", "right"]; the first one has rank 0.</summary>
    private static Dictionary<ulong, ulong> ReadMerges(JsonElement model, Func<string, int> find)
    {
        var pairs = new Dictionary<ulong, ulong>();
        uint rank = 0;
        foreach (JsonElement merge in model.GetProperty("merges").EnumerateArray())
        {
            string[] halves = merge.ValueKind == JsonValueKind.String
                ? merge.GetString()!.Split(' ')
                : [.. merge.EnumerateArray().Select(half => half.GetString()!)];
            int left = halves.Length == 2 ? find(halves[0]) : -1, right = halves.Length == 2 ? find(halves[1]) : -1;
            int joined = halves.Length == 2 ? find(halves[0] + halves[1]) : -1;
            if (left < 0 || right < 0 || joined < 0)
                throw new InvalidDataException($"Merge {rank}, {merge.GetRawText()}, is not of two tokens that make a third.");
            pairs.TryAdd(PairMerges.Key(left, right), (ulong)rank++ << 32 | (uint)joined);
        }
        return pairs;
    }

    /// <summary>Whether the merges are those that follow from the built-in pieces: all splits of each, in the order of the ranks.</summary>
    private static bool AreLlama2Merges(Dictionary<ulong, ulong> pairs, SentencePieceVocabulary known)
    {
        const int AllSplits = 61_249;
        if (pairs.Count != AllSplits) return false;
        int before = -1;
        foreach (int rank in pairs.Values.Order().Select(merged => known.RankOf((int)(uint)merged)))
        {
            if (rank < before) return false;
            before = rank;
        }
        return true;
    }

    private static JsonElement[] Steps(JsonElement step, string member) =>
        step.ValueKind != JsonValueKind.Object ? []
        : Text(step, "type") == "Sequence" ? [.. step.GetProperty(member).EnumerateArray()] : [step];

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool IsTrue(JsonElement element) => element.ValueKind == JsonValueKind.True;

    private static bool IsAbsent(JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (element.ValueKind == JsonValueKind.String && element.GetString() == "");

    private static void Require(bool holds, string found, string expected)
    {
        if (!holds) throw new InvalidDataException($"This tokenizer is not supported: {found}; expected {expected}.");
    }
}
