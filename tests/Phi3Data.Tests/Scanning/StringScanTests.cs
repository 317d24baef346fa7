using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Phi3Data.Json;
using Phi3Data.Scanning;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>
/// The vector scan of a string against the plain scanner: it finds the same end, and refuses exactly what the plain scanner
/// refuses or marks, and what may hold a control token.
/// </summary>
public class StringScanTests
{
    /// <summary>Bytes before the string, as there are in any record.</summary>
    private static readonly byte[] Before = [.. "{\"a\":\""u8];

    private static readonly string[] Pieces =
    [
        "\\n", "\\\"", "\\\\", "\\/", "\\b", "\\x", "\\", "\\u00e9", "\\u4E2d", "\\uD83D\\uDE00", "\\ud83d", "\\uDe00", "\\ud83d\\ud83d\\ude00",
        "\\u12", "\\uG000", "\\u003c", "\\u007C", "\\u0430", "\\u0037", "@", "+", "\\+", "<", "|", "<|", "| <", "\"", "\u0001", "\u007f",
        "é", "漢", "𝄞", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U0010FFFF", "a", "Dd8cU", "\\ud83dx\\ude00", "\\uD83D\\\\uDE00",
    ];

    private static readonly byte[][] Broken =
    [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xED, 0xA0, 0x80],
        [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9D, 0x84], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
        [0xE4, 0xB8, 0xAD, 0x80], [0xC3, 0xC3, 0xA9],
    ];

    [Fact]
    public void EveryPiece_AtEveryPlaceOfABlock()
    {
        IEnumerable<byte[]> pieces = Pieces.Select(Encoding.UTF8.GetBytes).Concat(Broken);
        foreach (byte[] piece in pieces)
        {
            for (int place = 0; place < 2 * 64 + 3; place++)
            {
                byte[] plain = Enumerable.Repeat((byte)'x', place).ToArray();
                AssertAgrees([.. plain, .. piece]);
                AssertAgrees([.. plain, .. piece, .. "yz"u8]);
                AssertAgrees([.. "é"u8, .. plain, .. piece, .. Enumerable.Repeat((byte)'z', 70)]);
                AssertAgrees([.. "\\u00e9"u8, .. plain, .. piece, .. Enumerable.Repeat((byte)'z', 70)]);
            }
        }
    }

    [Fact]
    public void EveryPairOfPieces_AcrossTheEdgeOfABlock()
    {
        byte[][] pieces = [.. Pieces.Select(Encoding.UTF8.GetBytes).Concat(Broken)];
        foreach (byte[] one in pieces)
        {
            foreach (byte[] other in pieces)
            {
                for (int place = 52; place <= 64; place++)
                    AssertAgrees([.. Enumerable.Repeat((byte)'x', place), .. one, .. other, .. "yz"u8]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomStrings(int seed)
    {
        var random = new Random(seed);
        int fine = 0;
        for (int i = 0; i < 30_000; i++)
        {
            var text = new List<byte>();
            int kinds = random.Next(1, 5);
            for (int length = random.Next(40); length > 0; length--)
            {
                if (random.Next(600) == 0) text.AddRange(Broken[random.Next(Broken.Length)]);
                // Few kinds at a time: else hardly any string would be valid.
                else text.AddRange(Encoding.UTF8.GetBytes(Pieces[(seed * 7 + i + random.Next(kinds)) % Pieces.Length]));
                for (int plain = random.Next(3) * random.Next(20); plain > 0; plain--) text.Add((byte)random.Next('a', 'z'));
            }
            fine += AssertAgrees([.. text]) ? 1 : 0;
        }
        Assert.InRange(fine, 3_000, 27_000);
    }

    /// <summary>Runs of backslashes of every length, in front of everything that they may escape.</summary>
    [Fact]
    public void RunsOfBackslashes()
    {
        for (int run = 0; run < 140; run++)
        {
            for (int place = 0; place < 66; place += place is > 2 and < 58 ? 11 : 1)
            {
                byte[] text = [.. Enumerable.Repeat((byte)'x', place), .. Enumerable.Repeat((byte)'\\', run)];
                AssertAgrees(text);
                AssertAgrees([.. text, .. "n"u8]);
                AssertAgrees([.. text, .. "u0041 x"u8]);
            }
        }
    }

    /// <summary>Asserts that all widths say of a text, put between quotes, what they should.</summary>
    /// <returns>Whether it is certainly fine.</returns>
    private static bool AssertAgrees(byte[] text)
    {
        byte[] line = [.. Before, .. text, .. "\"} \""u8];
        LineScan scan = LineScan.Of(line);
        int close = -1;
        if (scan.Tokens.Count > 2)
        {
            (JsonToken _, int start, int length, int _) = scan.Tokens[2];
            string raw = Encoding.Latin1.GetString(line, start + 1, length - 2);
            bool mayHoldToken = raw.Contains("<|", StringComparison.Ordinal) || HasEscapedToken(raw);
            if (!mayHoldToken && scan.LoneSurrogates.Count == 0) close = start + length - 1;
        }
        byte[] buffer = [.. line, (byte)'\n', .. Enumerable.Repeat((byte)'"', LineProver.Padding)];
        ref byte origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        foreach (VectorWidth width in BlockRun.Widths.Skip(1))
        {
            int contacts = 0;
            nint found = width switch
            {
                VectorWidth.V512 => StringScan<Block512>.Find(ref origin, Before.Length, ref contacts),
                VectorWidth.V256 => StringScan<Block256>.Find(ref origin, Before.Length, ref contacts),
                _ => StringScan<Block128>.Find(ref origin, Before.Length, ref contacts),
            };
            int expected = line.AsSpan(Before.Length, Math.Max(close - Before.Length, 0)).ToArray().Count(b => b is (byte)'@' or (byte)'+');
            if (close >= 0 && contacts != expected) Assert.Fail($"{width} counts {contacts} instead of {expected} in {Encoding.Latin1.GetString(line)}");
            if (found != close) Assert.Fail($"{width} finds {found} instead of {close} in {Encoding.Latin1.GetString(line)}");
        }
        return close >= 0;
    }

    /// <summary>Whether an escape \u003x or \u007x stands in the string, which may write a character of a token.</summary>
    private static bool HasEscapedToken(string raw)
    {
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\') continue;
            if (raw.AsSpan(i).StartsWith("\\u003") || raw.AsSpan(i).StartsWith("\\u007")) return true;
            i++;
        }
        return false;
    }
}
