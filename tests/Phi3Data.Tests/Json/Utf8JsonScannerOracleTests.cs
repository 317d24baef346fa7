using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>
/// The scanner against <see cref="Utf8JsonReader"/>, on random lines and broken ones. The scanner is stricter in three
/// named points only: UTF-8 inside strings is an error, lone surrogates and repeated keys are marked.
/// </summary>
public class Utf8JsonScannerOracleTests
{
    private const int Seed = 20_240_611;
    private const int MaxDepth = 16;

    [Fact]
    public void RandomValidLine_GivesTheTokensOfUtf8JsonReader()
    {
        var json = new RandomJson(Seed) { AllowLoneSurrogates = true };
        var scratch = new JsonScratch();
        for (int i = 0; i < 10_000; i++)
        {
            byte[] line = json.Next();
            LineScan scan = LineScan.Of(line, scratch, MaxDepth);
            Assert.True(scan.Error == JsonError.None, Say(i, line));
            Assert.True(scan.Tokens.SequenceEqual(ReaderOracle.Tokens(line, MaxDepth)), Say(i, line));
        }
    }

    [Fact]
    public void MutatedLine_GetsTheVerdictOfUtf8JsonReader()
    {
        var json = new RandomJson(Seed + 1) { AllowLoneSurrogates = true };
        var scratch = new JsonScratch();
        int accepted = 0, refused = 0;
        for (int i = 0; i < 15_000; i++)
        {
            byte[] line = json.Mutate(json.Next(4));
            LineScan scan = LineScan.Of(line, scratch, MaxDepth);
            bool accepts = ReaderOracle.Accepts(line, MaxDepth);
            Assert.True(accepts == (scan.Error == JsonError.None), $"{scan.Error} at {scan.Offset}. {Say(i, line)}");
            if (accepts) accepted++;
            else refused++;
            if (accepts) Assert.True(scan.Tokens.SequenceEqual(ReaderOracle.Tokens(line, MaxDepth)), Say(i, line));
        }
        Assert.True(accepted > 500 && refused > 500, $"{accepted} lines were JSON and {refused} were not.");
    }

    [Fact]
    public void MutatedLine_IsSoundBeforeItsErrorAndNotBehindIt()
    {
        var json = new RandomJson(Seed + 2);
        var scratch = new JsonScratch();
        var seen = new HashSet<JsonError>();
        for (int i = 0; i < 10_000; i++)
        {
            byte[] line = json.Mutate(json.Next(3));
            LineScan scan = LineScan.Of(line, scratch, MaxDepth);
            if (scan.Error == JsonError.None) continue;
            seen.Add(scan.Error);
            string say = $"{scan.Error} at {scan.Offset}, {scan.Length} long. {Say(i, line)}";
            Assert.True(scan.Offset >= 0 && scan.Length >= 0 && scan.Offset + scan.Length <= line.Length, say);
            Assert.True(ReaderOracle.CanGoOn(line.AsSpan(0, scan.Offset), MaxDepth), say);
            if (scan.Error is JsonError.UnexpectedEnd or JsonError.UnterminatedString)
                Assert.True(scan.Offset == line.Length && scan.Length == 0, say);
            else if (scan.Error == JsonError.InvalidUtf8)
                AssertMaximalSubpart(line, scan, say);
            else
                Assert.False(ReaderOracle.Accepts(Repaired(line, scan), MaxDepth), say);
        }
        Assert.True(seen.Count >= 15, string.Join(' ', seen));
    }

    [Fact]
    public void RandomLine_RefusedByTheReaderForItsDepth_IsTooDeep()
    {
        var json = new RandomJson(Seed + 3);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] line = json.Next(8);
            int deepest = LineScan.Of(line).Tokens.Max(token => token.Depth);
            for (int depth = Math.Max(1, deepest - 1); depth <= deepest + 1; depth++)
            {
                JsonError expected = ReaderOracle.Accepts(line, depth) ? JsonError.None : JsonError.TooDeep;
                Assert.True(LineScan.Of(line, depth).Error == expected, Say(i, line));
            }
        }
    }

    [Fact]
    public void ReadAfterTheEnd_RepeatsTheLastToken()
    {
        foreach (byte[] line in new[] { "{}"u8.ToArray(), "[1,"u8.ToArray(), "\""u8.ToArray(), "{\"a\" 1}"u8.ToArray() })
        {
            var scanner = new Utf8JsonScanner(line, new JsonScratch(), MaxDepth);
            while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
            {
            }
            (JsonToken Token, JsonError Error, int Offset) last = (scanner.Token, scanner.Error, scanner.ErrorOffset);
            Assert.Equal(last.Token, scanner.Read());
            Assert.Equal(last.Token, scanner.Read());
            Assert.Equal(last, (scanner.Token, scanner.Error, scanner.ErrorOffset));
        }
    }

    [Fact]
    public void Skip_EndsWhereTheReaderSkipsTo()
    {
        var json = new RandomJson(Seed + 4);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] line = json.Next();
            foreach ((JsonToken Token, int Start, int Length, int Depth) opening in LineScan.Of(line).Tokens)
            {
                if (opening.Token is not (JsonToken.StartObject or JsonToken.StartArray)) continue;
                var scanner = new Utf8JsonScanner(line, new JsonScratch(), MaxDepth);
                var reader = new Utf8JsonReader(line);
                do scanner.Read();
                while (scanner.Start < opening.Start);
                do reader.Read();
                while (reader.TokenStartIndex < opening.Start);
                scanner.Skip();
                reader.Skip();
                Assert.True(scanner.Position == reader.BytesConsumed, Say(i, line));
            }
        }
    }

    private static void AssertMaximalSubpart(byte[] line, LineScan scan, string say)
    {
        Assert.True(System.Text.Unicode.Utf8.IsValid(line.AsSpan(0, scan.Offset)), say);
        var status = Rune.DecodeFromUtf8(line.AsSpan(scan.Offset), out _, out int bad);
        Assert.True(status != System.Buffers.OperationStatus.Done && scan.Length == bad, say);
    }

    // What is called wrong must hold the fault: the line up to and with it stays refused, whatever bracket follows.
    private static byte[] Repaired(byte[] line, LineScan scan)
    {
        var repaired = new List<byte>(line[..(scan.Offset + scan.Length)]);
        var kinds = new Stack<byte>();
        foreach ((JsonToken Token, int Start, int Length, int Depth) token in scan.Tokens)
        {
            if (token.Token == JsonToken.StartObject) kinds.Push((byte)'}');
            else if (token.Token == JsonToken.StartArray) kinds.Push((byte)']');
            else if (token.Token is JsonToken.EndArray or JsonToken.EndObject) kinds.Pop();
        }
        repaired.AddRange(kinds);
        return [.. repaired];
    }

    private static string Say(int i, byte[] line) => $"Seed {Seed}, case {i}: {Convert.ToHexString(line)}";
}
