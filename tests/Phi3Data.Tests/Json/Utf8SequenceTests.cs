using System;
using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Against the framework's decoder, whose replacement follows Unicode §3.9, "maximal subpart".</summary>
public class Utf8SequenceTests
{
    private const int Seed = 1_234_567;

    // The bounds of every row of Unicode's table 3-7, and one from within.
    private static readonly byte[] Edges =
    [
        0x00, 0x22, 0x41, 0x5C, 0x7F, 0x80, 0x85, 0x8F, 0x90, 0x9F, 0xA0, 0xA5, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xE5,
        0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF,
    ];

    [Fact]
    public void EveryOneAndTwoBytes_MeasureAsDecoded()
    {
        for (int first = 0; first < 256; first++)
        {
            AssertLikeDecoder([(byte)first]);
            for (int second = 0; second < 256; second++) AssertLikeDecoder([(byte)first, (byte)second]);
        }
    }

    [Fact]
    public void EveryThreeBytesFromTheEdges_MeasureAsDecoded()
    {
        for (int first = 0x80; first < 256; first++)
        {
            for (int second = 0; second < 256; second++)
            {
                foreach (byte third in Edges) AssertLikeDecoder([(byte)first, (byte)second, third]);
            }
        }
    }

    [Fact]
    public void FourBytesFromTheEdges_MeasureAsDecoded()
    {
        foreach (byte first in Edges)
        {
            foreach (byte second in Edges)
            {
                foreach (byte third in Edges)
                {
                    foreach (byte fourth in Edges) AssertLikeDecoder([first, second, third, fourth]);
                }
            }
        }
    }

    [Fact]
    public void RandomRuns_MeasureAsDecoded()
    {
        var random = new Random(Seed);
        byte[] text = new byte[40];
        for (int i = 0; i < 20_000; i++)
        {
            Span<byte> run = text.AsSpan(0, random.Next(text.Length + 1));
            foreach (ref byte b in run) b = random.Next(3) == 0 ? (byte)random.Next(256) : Edges[random.Next(Edges.Length)];
            AssertLikeDecoder(run);
        }
    }

    [Fact]
    public void EveryCodePoint_IsWrittenAndMeasuredAsEncoded()
    {
        Span<byte> ours = stackalloc byte[4], theirs = stackalloc byte[4];
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            int length = Utf8Sequence.Write(codePoint, ours);
            if (!Rune.TryCreate(codePoint, out Rune rune))
            {
                Assert.True(length == 3 && Utf8Sequence.IndexOfInvalid(ours[..3]) == 0, $"U+{codePoint:X4}");
                continue;
            }
            Assert.True(ours[..length].SequenceEqual(theirs[..rune.EncodeToUtf8(theirs)]), $"U+{codePoint:X4}");
            int position = 0;
            if (codePoint != '\\') Assert.Equal(codePoint, JsonString.ReadCodePoint(ours[..length], ref position));
            if (codePoint >= 0x80) Assert.Equal(length, Utf8Sequence.Measure(ours[..length], 0, out _));
        }
    }

    [Fact]
    public void SequenceCutAnywhere_IsBadToTheCut()
    {
        foreach (string character in new[] { "é", "ࠀ", "中", "퟿", "\uFFFF", "𐀀", "😀", "\U0010FFFF" })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(character);
            for (int length = 1; length < bytes.Length; length++)
            {
                Assert.Equal(0, Utf8Sequence.Measure(bytes.AsSpan(0, length), 0, out int bad));
                Assert.Equal(length, bad);
            }
        }
    }

    private static void AssertLikeDecoder(ReadOnlySpan<byte> text)
    {
        int fault = DecoderOracle.IndexOfInvalid(text);
        // Building the message for each of the many cases would cost more than the cases.
        if (Utf8Sequence.IndexOfInvalid(text) != fault || Utf8.IsValid(text) != fault < 0) Fail(text);
        if (Utf8Sequence.CountUtf16(text) != Encoding.UTF8.GetCharCount(text)) Fail(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80) continue;
            bool done = Rune.DecodeFromUtf8(text[i..], out _, out int consumed) == OperationStatus.Done;
            int length = Utf8Sequence.Measure(text, i, out int bad);
            if (length != (done ? consumed : 0) || bad != (done ? 0 : consumed)) Fail(text);
        }
    }

    private static void Fail(ReadOnlySpan<byte> text) => Assert.Fail($"Seed {Seed}: {Convert.ToHexString(text)}");
}
