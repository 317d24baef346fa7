using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Depth, work and memory. Work is counted, never timed.</summary>
public class Utf8JsonScannerLimitTests
{
    private const int Seed = 271_828;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1023)]
    [InlineData(1024)]
    public void NestingAtTheLimit_IsReadAndOneMoreIsNot(int maxDepth)
    {
        Assert.Equal(JsonError.None, LineScan.Of(Nested(maxDepth, "[", "1", "]"), maxDepth).Error);
        Assert.Equal(JsonError.None, LineScan.Of(Nested(maxDepth, "{\"a\":", "1", "}"), maxDepth).Error);

        LineScan arrays = LineScan.Of(Nested(maxDepth + 1, "[", "", "]"), maxDepth);
        Assert.Equal((JsonError.TooDeep, maxDepth, 1), (arrays.Error, arrays.Offset, arrays.Length));
        LineScan objects = LineScan.Of(Nested(maxDepth, "{\"a\": ", "{}", "}"), maxDepth);
        Assert.Equal((JsonError.TooDeep, 6 * maxDepth, 1), (objects.Error, objects.Offset, objects.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1024)]
    public void HundredThousandLevels_AreTooDeepAtTheFirstAboveTheLimit(int maxDepth)
    {
        LineScan closed = LineScan.Of(Nested(100_000, "[", "", "]"), maxDepth);
        Assert.Equal((JsonError.TooDeep, maxDepth, 1), (closed.Error, closed.Offset, closed.Length));
        LineScan open = LineScan.Of(Nested(100_000, "[{\"a\":", "", ""), maxDepth);
        Assert.Equal(JsonError.TooDeep, open.Error);
        Assert.Equal(6 * (maxDepth / 2) + maxDepth % 2, open.Offset);
    }

    [Fact]
    public void WidthWithoutDepth_HasNoLimit()
    {
        byte[] line = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("[],{}", 50_000)) + "]");
        Assert.Equal(JsonError.None, LineScan.Of(line, 2).Error);
    }

    [Fact]
    public void ContainersOfBothKindsInEveryOrder_EndAsTheyBegan()
    {
        const int levels = 1024;
        var random = new Random(Seed);
        for (int i = 0; i < 50; i++)
        {
            bool[] objects = [.. Enumerable.Range(0, levels).Select(_ => random.Next(2) == 0)];
            string line = string.Concat(objects.Select(o => o ? "{\"\":" : "[")) + "0"
                + string.Concat(objects.Reverse().Select(o => o ? '}' : ']'));
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            Assert.Equal(JsonError.None, LineScan.Of(bytes, levels).Error);

            int wrong = bytes.Length - 1 - random.Next(levels);
            bytes[wrong] = bytes[wrong] == (byte)'}' ? (byte)']' : (byte)'}';
            LineScan scan = LineScan.Of(bytes, levels);
            Assert.True((scan.Error, scan.Offset) == (JsonError.MismatchedEnd, wrong), $"Seed {Seed}, case {i}");
        }
    }

    [Fact]
    public void EachRead_TakesAtLeastOneByteAndNeverGoesBack()
    {
        var json = new RandomJson(Seed);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] line = json.Mutate(json.Next());
            var scanner = new Utf8JsonScanner(line, new JsonScratch(), 64);
            int before = 0;
            while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
            {
                Assert.True(scanner.Position > before, $"Seed {Seed}, case {i}: {Convert.ToHexString(line)}");
                Assert.True(scanner.Start >= before && scanner.Start + scanner.Length <= scanner.Position);
                before = scanner.Position;
            }
            Assert.True(scanner.Position >= before && scanner.Position <= line.Length);
        }
    }

    /// <summary>Equal hashes are what could make looking up keys slower than the line is long.</summary>
    [Theory]
    [InlineData("{0}")]
    [InlineData("{0:D8}")]
    [InlineData("{0:D16}")]
    [InlineData("{0:x16}")]
    [InlineData("message {0:D5} of one long conversation")]
    [InlineData("{0:D5}, then a tail that all keys share")]
    public void HashesOfKeysThatLookAlike_AreSpread(string format)
    {
        const int count = 1 << 16;
        var hashes = new HashSet<uint>();
        int[] low = new int[count], middle = new int[count];
        for (int i = 0; i < count; i++)
        {
            string key = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, i);
            uint hash = KeyHash.Compute(Encoding.UTF8.GetBytes(key));
            hashes.Add(hash);
            low[hash & 0xFFFF]++;
            middle[hash >> 7 & 0xFFFF]++;
        }
        // A fair hash would give about one equal pair, and about eight keys in the fullest bucket.
        Assert.InRange(hashes.Count, count - 32, count);
        Assert.InRange(low.Max(), 1, 40);
        Assert.InRange(middle.Max(), 1, 40);
    }

    [Fact]
    public void HashOfZeroBytes_DependsOnTheirNumber()
    {
        byte[] zeros = new byte[64];
        var hashes = new HashSet<uint>(Enumerable.Range(0, 64).Select(length => KeyHash.Compute(zeros.AsSpan(0, length))));
        Assert.InRange(hashes.Count, 62, 64);
    }

    [Fact]
    public void LinesAfterTheFirstOfTheirSize_AllocateNothing()
    {
        byte[][] lines =
        [
            .. new[]
            {
                """{"messages":[{"role":"user","content":"plain"},{"role":"assistant","content":"text"}]}""",
                """{"a\u0062c":"\n\t\\\"\/ \uD83D\uDE00 \uD800","abc":1,"abc":2}""",
                """{"é中😀":"é中😀","\u00e9中😀":[1,-2.5e+10,true,false,null]}""",
                "{" + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"\\u006b{i % 900}\":{i}")) + "}",
                "{\"a\":1,\"a\":{\"b\":[1,}",
                "{\"\\ud800\":\"\\x\"}",
                new string('[', 2000),
                "",
            }.Select(Encoding.UTF8.GetBytes),
            LineScan.Bytes("{\"a\":\"\u00FF\"}"),
        ];
        var scratch = new JsonScratch();
        byte[] decoded = new byte[lines.Max(line => line.Length)];
        int tokens = 0;
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 50; i++) tokens += ReadAll(lines, scratch, decoded);
        }));
        Assert.True(tokens > 1_000);
    }

    private static int ReadAll(byte[][] lines, JsonScratch scratch, byte[] decoded)
    {
        int tokens = 0;
        foreach (byte[] line in lines)
        {
            var scanner = new Utf8JsonScanner(line, scratch, JsonScratch.DepthLimit);
            while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
            {
                tokens++;
                if (scanner.Token is not (JsonToken.Key or JsonToken.String)) continue;
                int length = JsonString.Unescape(scanner.Raw, decoded);
                if (JsonString.IsBlank(scanner.Raw) && length > 0) tokens++;
                if (JsonString.Is(scanner.Raw, scanner.IsEscaped, "content"u8)) tokens += Utf8Sequence.CountUtf16(scanner.Raw);
            }
        }
        return tokens;
    }

    private static byte[] Nested(int levels, string open, string inside, string close) =>
        Encoding.UTF8.GetBytes(
            new StringBuilder().Insert(0, open, levels).Append(inside).ToString()
            + new StringBuilder().Insert(0, close, levels));
}
