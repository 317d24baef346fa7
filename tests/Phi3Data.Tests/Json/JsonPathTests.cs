using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

public class JsonPathTests
{
    private const int Seed = 31_337;

    /// <summary>A caret in the line marks the place and is taken out.</summary>
    [Theory]
    [InlineData("^{}", "$")]
    [InlineData("^ 1", "$")]
    [InlineData("\"a^b\"", "$")]
    [InlineData("{\"messages\":^[]}", "$.messages")]
    [InlineData("{\"^messages\":[]}", "$.messages")]
    [InlineData("{\"messages\"^:[]}", "$.messages")]
    [InlineData("{\"messages\":[^]}", "$.messages")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},{\"role\":^\"x\"}]}", "$.messages[1].role")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},^{\"role\":\"x\"}]}", "$.messages[1]")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},{\"role\":\"x\"^}]}", "$.messages[1]")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},{\"role\":\"x\"}^]}", "$.messages")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},{\"role\":\"x\"}]^}", "$")]
    [InlineData("{\"a\":1,^\"b\":2}", "$.b")]
    [InlineData("{\"a\":{\"b\":[[0],[1,2^3]]}}", "$.a.b[1][1]")]
    [InlineData("[0,[],^null]", "$[2]")]
    public void PlaceInALine_GivesItsPath(string line, string path) => AssertPath(line, path);

    [Theory]
    [InlineData("{\"\":^1}", "$['']")]
    [InlineData("{\"a b\":^1}", "$['a b']")]
    [InlineData("{\"a.b\":^1}", "$['a.b']")]
    [InlineData("{\"it's\":^1}", "$['it\\'s']")]
    [InlineData("{\"]\":^1}", "$[']']")]
    [InlineData("{\"0\":^1}", "$['0']")]
    [InlineData("{\"a0_B\":^1}", "$.a0_B")]
    [InlineData("{\"_x\":^1}", "$._x")]
    [InlineData("{\"rôle\":^1}", "$['rôle']")]
    [InlineData("{\"\\u0072ole\":^1}", "$['\\u0072ole']")]
    [InlineData("{\"a\u202Eb\":^1}", "$['a\\u202Eb']")]
    public void OddKey_IsQuotedAndSafe(string line, string path) => AssertPath(line, path);

    [Theory]
    [InlineData("{\"messages\":[{\"role\":\"user\"},{\"role\":^tru}]}", "$.messages[1].role")]
    [InlineData("{\"messages\":[{\"role\":\"user\"},^tru]}", "$.messages[1]")]
    [InlineData("{\"messages\":[^tru]}", "$.messages[0]")]
    [InlineData("[1, ^,2]", "$[1]")]
    [InlineData("[1 ^2]", "$[0]")]
    [InlineData("{\"a\":1,^b:2}", "$")]
    [InlineData("{\"a\":1,\"b^", "$")]
    [InlineData("{\"a\":1,\"b\" ^2}", "$.b")]
    [InlineData("{\"a\":1,\"b\"^", "$.b")]
    [InlineData("{\"a\":1 ^\"b\":2}", "$.a")]
    [InlineData("{\"a\":1^,}", "$.a")]
    [InlineData("{\"a\":\"x^", "$.a")]
    [InlineData("{\"a\":^", "$.a")]
    [InlineData("{\"a\":1,^", "$")]
    [InlineData("[1,^", "$")]
    [InlineData("[^", "$")]
    [InlineData("[[1],[2,3^", "$[1][1]")]
    [InlineData("{\"a\":[1,2^}", "$.a[1]")]
    [InlineData("^", "$")]
    [InlineData("^}", "$")]
    [InlineData("{} ^x", "$")]
    public void PlaceInABrokenLine_GivesWhatIsBroken(string line, string path) => AssertPath(line, path);

    [Fact]
    public void DeepPlace_IsCutAfterSixtyFourSteps()
    {
        string line = new string('[', 100) + "1" + new string(']', 100);
        string path = JsonPath.Locate(Encoding.UTF8.GetBytes(line), 100);
        Assert.Equal("$" + string.Concat(System.Linq.Enumerable.Repeat("[0]", 64)) + "…", path);
    }

    [Fact]
    public void AnyPlaceInAnyLine_GivesAPath()
    {
        var json = new RandomJson(Seed) { AllowLoneSurrogates = true };
        for (int i = 0; i < 3_000; i++)
        {
            byte[] line = json.Mutate(json.Next(4));
            for (int times = 0; times < 4; times++)
            {
                string path = JsonPath.Locate(line, json.Below(line.Length + 2));
                Assert.StartsWith("$", path, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void PathOfAnyValue_LeadsAReaderToThatValue()
    {
        var json = new RandomJson(Seed + 1) { UniqueKeys = true };
        int followed = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] line = json.Next();
            using JsonDocument document = JsonDocument.Parse(line);
            var open = new Stack<int>();
            foreach ((JsonToken token, int start, int length, int _) in LineScan.Of(line).Tokens)
            {
                int value = token is JsonToken.EndObject or JsonToken.EndArray ? open.Pop() : start;
                if (token is JsonToken.StartObject or JsonToken.StartArray) open.Push(start);
                string path = JsonPath.Locate(line, start + json.Below(length));
                if (path.Contains('…')) continue;
                followed++;
                int found = Follow(document.RootElement, path, line);
                bool right = token == JsonToken.Key ? IsColonBetween(line, start + length, found) : found == value;
                Assert.True(right, $"Seed {Seed}, case {i}, byte {start}, {path}: {Encoding.UTF8.GetString(line)}");
            }
        }
        Assert.True(followed > 10_000, $"Only {followed} paths were followed.");
    }

    /// <summary>0-based offset in the line of the value that the path names.</summary>
    private static int Follow(JsonElement value, string path, byte[] line)
    {
        for (int i = 1; i < path.Length;)
        {
            if (path[i] == '.')
            {
                int end = path.AsSpan(i + 1).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : i + 1 + end;
                value = value.GetProperty(path[(i + 1)..end]);
                i = end;
            }
            else if (path[i + 1] == '\'')
            {
                var key = new StringBuilder("\"");
                for (i += 2; path[i] != '\''; i++)
                {
                    if (path[i] == '\\' && path[++i] != '\'') key.Append('\\');
                    key.Append(path[i]);
                }
                value = value.GetProperty(JsonSerializer.Deserialize<string>(key.Append('"').ToString())!);
                i += 2;
            }
            else
            {
                int end = path.IndexOf(']', i);
                value = value[int.Parse(path.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture)];
                i = end + 1;
            }
        }
        Assert.True(new ReadOnlySpan<byte>(line).Overlaps(JsonMarshal.GetRawUtf8Value(value), out int offset));
        return offset;
    }

    private static bool IsColonBetween(byte[] line, int start, int end) =>
        end > start && Encoding.UTF8.GetString(line.AsSpan(start, end - start)).Trim(' ', '\t', '\r', '\n') == ":";

    private static void AssertPath(string line, string path)
    {
        int caret = line.IndexOf('^', StringComparison.Ordinal);
        int offset = Encoding.UTF8.GetByteCount(line.AsSpan(0, caret));
        Assert.Equal(path, JsonPath.Locate(Encoding.UTF8.GetBytes(line.Remove(caret, 1)), offset));
    }
}
