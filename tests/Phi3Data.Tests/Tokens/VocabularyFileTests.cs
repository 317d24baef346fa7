using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.Tokenizers;
using Phi3Data.Tokens;
using Xunit;

namespace Phi3Data.Tests;

public class VocabularyFileTests : IDisposable
{
    private const string Cl100kPattern =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private readonly string folder = Directory.CreateTempSubdirectory("phi3data-").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [SharedTheory("tokenizers", "vectors")]
    [InlineData("phi3/tokenizer.model", "9e556afd", "tokenizer.model of Llama 2, Phi-3-mini, Phi-3-medium and Phi-3.5", "public.phi3.jsonl")]
    [InlineData("phi3/tokenizer.json", "9e2ae3d6", "tokenizer.json of Phi-3-mini, July 2024", "public.phi3.jsonl")]
    [InlineData("tiktoken/cl100k_base.tiktoken", "223921b7", "cl100k_base.tiktoken, the ranks of Phi-3-small and Phi-4", "public.cl100k.jsonl")]
    [InlineData("tiktoken/o200k_base.tiktoken", "446a9538", "o200k_base.tiktoken, the ranks of Phi-4-mini", "public.o200k.jsonl")]
    public void ModelsFile_IsKnownAndCountsAsBuiltIn(string file, string sha256, string knownAs, string vectors)
    {
        Vocabulary vocabulary = Tokenizers.Load(Places.InShared(["tokenizers", .. file.Split('/')]));
        Assert.StartsWith(sha256, vocabulary.Sha256);
        Assert.Equal(knownAs, vocabulary.KnownAs);
        Assert.Equal(Path.GetFileName(file), vocabulary.Name);
        TokenVectorTests.AssertVectors(vectors, vocabulary, lines: 1783);
    }

    /// <summary>Without the rules of cutting, the whole text is merged: slower, but the same tokens.</summary>
    [Fact]
    public void Llama2ByItsMergesAlone_GivesTheSameTokens()
    {
        var known = (SentencePieceVocabulary)Tokenizers.Get("llama2").Model;
        var pairs = new Dictionary<ulong, ulong>();
        for (int id = 259; id < known.Size; id++)
        {
            string piece = Encoding.UTF8.GetString(known.Pieces[id]);
            for (int i = 1; i < piece.Length; i++)
            {
                if (char.IsLowSurrogate(piece[i])) continue;
                int left = known.Pieces.Find(Encoding.UTF8.GetBytes(piece[..i])), right = known.Pieces.Find(Encoding.UTF8.GetBytes(piece[i..]));
                if (left >= 0 && right >= 0) pairs.Add(PairMerges.Key(left, right), (ulong)(uint)known.RankOf(id) << 32 | (uint)id);
            }
        }
        Assert.Equal(61_249, pairs.Count);
        AssertSame(known, SentencePieceVocabulary.Create(known.Pieces, known.ByteIds, pairs), hasRules: false);
    }

    [Fact]
    public void Llama2_ProvesItsRulesOfCutting()
    {
        var known = (SentencePieceVocabulary)Tokenizers.Get("llama2").Model;
        int[] ranks = [.. Enumerable.Range(0, known.Size).Select(known.RankOf)];
        AssertSame(known, SentencePieceVocabulary.Create(known.Pieces, known.ByteIds, ranks, isProved: false), hasRules: true);
        // Spaces that merge before words break the rule of counting them.
        ranks[259] = 0;
        Assert.Null(SentencePieceVocabulary.Create(known.Pieces, known.ByteIds, ranks, isProved: false).Rules);
    }

    [Fact]
    public void ByteLevelJson_HasTheTokensOfTheDefinition()
    {
        const int Size = 3000;
        var slow = new SlowTokenizer("cl100k", Size);
        ITokenCounter counter = Tokenizers.Load(Write("tokenizer.json", ByteLevel(slow, Size).ToJsonString())).CreateCounter();
        for (int seed = 0; seed < 100; seed++)
        {
            byte[] text = Encoding.UTF8.GetBytes(RandomText.Create(seed, length: 100));
            int[] expected = [.. slow.Encode(Encoding.UTF8.GetString(text))];
            var ids = new ArrayBufferWriter<int>();
            Assert.Equal(expected.Length, counter.Encode(text, ids));
            Assert.Equal(expected, ids.WrittenSpan.ToArray());
            Assert.Equal(expected.Length, counter.Count(text));
        }
    }

    [Theory]
    [InlineData("", "The file is empty; expected a vocabulary.")]
    [InlineData("{", "The JSON is broken: ")]
    [InlineData("{}", "The JSON has no \"model\"; expected a tokenizer.json.")]
    [InlineData("{\"model\":{\"type\":\"Unigram\"}}", "This tokenizer is not supported: the model is of type Unigram; expected BPE.")]
    [InlineData("{\"model\":{\"vocab\":3,\"byte_fallback\":true}}", "This tokenizer is not supported: the normalizer is another; ")]
    [InlineData("{\"model\":{\"vocab\":3}}", "This tokenizer is not supported: the pre_tokenizer is another; ")]
    [InlineData("hello", "This is no tokenizer.json and no .tiktoken file, and as tokenizer.model it is broken.")]
    [InlineData("IQ== 0\nIg== 1\n", "The 2 ranks are neither those of cl100k (100,256) nor of o200k (199,998); ")]
    [InlineData("IQ== 0\nIg== 2\n", "Line 2 has rank 2; expected 1, ranks without a gap.")]
    [InlineData("IQ== 0\nnothing\n", "Line 2 is no token in base64, a space and a rank.")]
    public void BrokenFile_IsSaid(string content, string message)
    {
        string path = Write("file", content);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Tokenizers.Load(path));
        Assert.StartsWith($"{path}: {message}", exception.Message);
    }

    [Theory]
    [InlineData("""{"type":"NFC"}""", "there is a normalizer; expected none.")]
    public void ByteLevelWithNormalizer_IsNotSupported(string normalizer, string message)
    {
        JsonObject json = ByteLevel(new SlowTokenizer("cl100k", 300), 300);
        json["normalizer"] = JsonNode.Parse(normalizer);
        string path = Write("tokenizer.json", json.ToJsonString());
        Assert.EndsWith(message, Assert.Throws<InvalidDataException>(() => Tokenizers.Load(path)).Message);
    }

    [Fact]
    public void Model_IsReadFromItsFields()
    {
        Assert.Same(Tokenizers.Get("llama2").Model, Tokenizers.Load(WriteModel(kind: 2)).Model);
        Assert.EndsWith(
            "the model is of kind 1; expected kind 2, BPE.",
            Assert.Throws<InvalidDataException>(() => Tokenizers.Load(WriteModel(kind: 1))).Message);
        Assert.EndsWith(
            "piece 300 is user-defined or unused; expected none such.",
            Assert.Throws<InvalidDataException>(() => Tokenizers.Load(WriteModel(kind: 2, userDefined: 300))).Message);
        string path = WriteModel(kind: 2);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..1000]);
        Assert.Throws<InvalidDataException>(() => Tokenizers.Load(path));
    }

    [Fact]
    public void MissingFile_IsSaid() => Assert.ThrowsAny<IOException>(() => Tokenizers.Load(Path.Combine(folder, "none")));

    [Fact]
    public void MicrosoftTokenizer_IsACounter()
    {
        using var vocabulary = new MemoryStream("{\"a\":0,\"b\":1,\"ab\":2,\"c\":3,\" \":4,\"\uFFFD\":5}"u8.ToArray());
        using var merges = new MemoryStream("a b\n"u8.ToArray());
        Tokenizer tokenizer = BpeTokenizer.Create(vocabulary, merges, preTokenizer: null, normalizer: null);
        ITokenCounter counter = Tokenizers.CreateCounter(tokenizer, "mine");
        var ids = new ArrayBufferWriter<int>();
        Assert.Equal(("mine", 3, 3), (counter.Name, counter.Count("abca"u8), counter.Encode("abca"u8, ids)));
        Assert.Equal([2, 3, 0], ids.WrittenSpan.ToArray());
        Assert.Equal(2, counter.Count([(byte)'a', 0xFF]));
    }

    private static void AssertSame(SentencePieceVocabulary known, SentencePieceVocabulary other, bool hasRules)
    {
        Assert.Equal(hasRules, other.Rules is not null);
        ITokenCounter expected = known.CreateCounter("known"), actual = other.CreateCounter("other");
        for (int seed = 0; seed < 200; seed++)
        {
            byte[] text = Encoding.UTF8.GetBytes(RandomText.Create(seed, length: 300));
            var expectedIds = new ArrayBufferWriter<int>();
            var actualIds = new ArrayBufferWriter<int>();
            Assert.Equal(expected.Encode(text, expectedIds), actual.Encode(text, actualIds));
            Assert.Equal(expectedIds.WrittenSpan.ToArray(), actualIds.WrittenSpan.ToArray());
            Assert.Equal(expected.Count(text), actual.Count(text));
        }
    }

    private static JsonObject ByteLevel(SlowTokenizer slow, int size)
    {
        Vocabulary vocabulary = Tokenizers.Get("cl100k");
        var vocab = new JsonObject();
        var merges = new JsonArray();
        for (int id = 0; id < size; id++)
        {
            string token = Encoding.Latin1.GetString(vocabulary.GetBytes(id));
            vocab.Add(Written(token), id);
            if (slow.LastMerge(token) is var (left, right)) merges.Add($"{Written(left)} {Written(right)}");
        }
        return new JsonObject
        {
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "Split",
                        ["pattern"] = new JsonObject { ["Regex"] = Cl100kPattern },
                        ["behavior"] = "Isolated",
                        ["invert"] = false,
                    },
                    new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = false }),
            },
            ["model"] = new JsonObject { ["type"] = "BPE", ["vocab"] = vocab, ["merges"] = merges },
        };
    }

    /// <summary>Bytes as a tokenizer.json of the byte level writes them.</summary>
    private static string Written(string bytes) => string.Concat(bytes.Select(value =>
    {
        bool isPrintable = value is (>= '!' and <= '~') or (>= '\u00A1' and <= '\u00AC') or >= '\u00AE';
        int before = Enumerable.Range(0, value).Count(c => c is not ((>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE));
        return isPrintable ? value : (char)(256 + before);
    }));

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A tokenizer.model with the pieces of Llama 2.</summary>
    private string WriteModel(int kind, int userDefined = -1)
    {
        var known = (SentencePieceVocabulary)Tokenizers.Get("llama2").Model;
        using var file = new MemoryStream();
        for (int id = 0; id < known.Size; id++)
        {
            float score = id < 259 ? 0 : known.RankOf(id) == int.MaxValue ? -1e9f : 259 - id;
            int type = id == userDefined ? 4 : id == 0 ? 2 : id < 3 ? 3 : id < 259 ? 6 : 1;
            byte[] piece =
            [
                0x0A, .. Varint(known.Pieces[id].Length), .. known.Pieces[id], 0x15, .. BitConverter.GetBytes(score), 0x18, (byte)type,
            ];
            file.Write([0x0A, .. Varint(piece.Length), .. piece]);
        }
        // Of the trainer: model_type 3, byte_fallback 35. Of the normalizer: remove_extra_whitespaces 4.
        file.Write([0x12, 5, 0x18, (byte)kind, 0x98, 0x02, 1, 0x1A, 2, 0x20, 0]);
        string path = Path.Combine(folder, "tokenizer.model");
        File.WriteAllBytes(path, file.ToArray());
        return path;
    }

    private static byte[] Varint(int value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), (byte)(value >> 7)];
}
