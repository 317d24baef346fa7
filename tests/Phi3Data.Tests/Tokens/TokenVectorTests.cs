using System;
using System.Buffers;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Every line of the reference tokenizers' vectors, counted and encoded.</summary>
public class TokenVectorTests
{
    [SharedTheory("tokenizers", "vectors")]
    [InlineData("public.phi3.jsonl", "llama2", 1783)]
    [InlineData("llamacpp.phi3.jsonl", "llama2", 46)]
    [InlineData("public.phi3.invalid-utf8.jsonl", "llama2", 50)]
    [InlineData("public.cl100k.jsonl", "cl100k", 1783)]
    [InlineData("public.o200k.jsonl", "o200k", 1783)]
    public void Lines_HaveTheTokensOfTheReference(string file, string vocabulary, int lines) =>
        AssertVectors(file, Tokenizers.Get(vocabulary), lines);

    /// <summary>Compares every line of a vector file.</summary>
    internal static void AssertVectors(string file, Vocabulary vocabulary, int lines)
    {
        ITokenCounter counter = vocabulary.CreateCounter();
        var ids = new ArrayBufferWriter<int>();
        int read = 0;
        foreach (string line in File.ReadLines(Places.InShared("tokenizers", "vectors", file)))
        {
            using var document = JsonDocument.Parse(line);
            JsonElement vector = document.RootElement;
            byte[] text = vector.TryGetProperty("b64", out JsonElement base64)
                ? base64.GetBytesFromBase64()
                : Encoding.UTF8.GetBytes(vector.GetProperty("text").GetString()!);
            ids.Clear();
            string id = $"{file} {vector.GetProperty("id")}: ";
            Assert.Equal(id + vector.GetProperty("n"), id + counter.Count(text));
            Assert.Equal(id + vector.GetProperty("n"), id + counter.Encode(text, ids));
            Assert.Equal(id + Expected(vector), id + Actual(vector, ids.WrittenSpan));
            read++;
        }
        Assert.Equal(lines, read);
    }

    private static string Expected(JsonElement vector) => vector.TryGetProperty("ids", out JsonElement ids)
        ? string.Join(',', ids.EnumerateArray().Select(id => id.GetInt32()))
        : vector.GetProperty("ids_sha256").GetString()!;

    private static string Actual(JsonElement vector, ReadOnlySpan<int> ids) => vector.TryGetProperty("ids", out _)
        ? string.Join(',', ids.ToArray())
        : Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(ids)));
}
