using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The digests of a check tell the same records apart as the fingerprints, which are made in another way.</summary>
public class RecordDigesterTests
{
    private const string Plain = """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a\nb"},{"role":"assistant","content":"c"}]}""";
    private const string Tools = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"t"},{"role":"assistant","content":"c"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}""";

    private readonly RecordRules rules = new(RuleOptions.Default);
    private readonly RecordDigester digester = new(new Fingerprinter(), withRecord: true, RuleOptions.Default);
    private readonly FindingBuffer findings = new(RuleOptions.Default);

    /// <summary>Records of which each is another one, but for those that repeat a value in other words.</summary>
    private static readonly string[] Lines =
    [
        Plain, Tools,
        Plain.Replace("a\\nb", "a\\u000Ab", StringComparison.Ordinal), Plain.Replace("\"role\"", " \"ro\\u006ce\" ", StringComparison.Ordinal),
        """{"messages":[{"content":"s","role":"system"},{"content":"a\nb","role":"user"},{"content":"\u0063","role":"\u0061ssistant"}]}""",
        Plain.Replace("a\\nb", "a b", StringComparison.Ordinal), Plain.Replace("\"s\"", "\"S\"", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "\"c\",\"weight\":1", StringComparison.Ordinal), Plain.Replace("\"c\"", "\"c\",\"weight\":0", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "\"c\",\"weight\":\"1\"", StringComparison.Ordinal), Plain.Replace("\"c\"", "\"c\",\"weight\":null", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "\"c\",\"name\":\"x\"", StringComparison.Ordinal), Plain.Replace("\"c\"", "\"c\",\"name\":\"y\"", StringComparison.Ordinal),
        Plain.Replace("\"s\"", "\"s\",\"name\":\"x\"", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "\"c\",\"tool_calls\":[]", StringComparison.Ordinal), Plain.Replace("\"c\"", "\"c\",\"tool_calls\":null", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "\"c\",\"function_call\":null", StringComparison.Ordinal), Plain.Replace("\"c\"", "\"c\",\"foo\":1", StringComparison.Ordinal),
        Plain.Replace("]}", "],\"tools\":[]}", StringComparison.Ordinal), Plain.Replace("]}", "],\"tools\":null}", StringComparison.Ordinal),
        Plain.Replace("]}", "],\"functions\":[]}", StringComparison.Ordinal), Plain.Replace("]}", "],\"id\":1}", StringComparison.Ordinal),
        Plain.Replace("]}", "],\"parallel_tool_calls\":true}", StringComparison.Ordinal), Plain.Replace("]}", "],\"parallel_tool_calls\":false}", StringComparison.Ordinal),
        Plain.Replace("\"c\"", "[{\"type\":\"text\",\"text\":\"c\"}]", StringComparison.Ordinal), Plain.Replace("\"c\"", "[ {\"text\":\"c\",\"type\":\"text\"} ]", StringComparison.Ordinal),
        Tools.Replace("\"1\"", "\"2\"", StringComparison.Ordinal), Tools.Replace(":null,", ":null , ", StringComparison.Ordinal),
        Tools.Replace("\"content\":null,", "", StringComparison.Ordinal), Tools.Replace("null", "\".\"", StringComparison.Ordinal),
        Tools.Replace("\"{}\"", "\"{ }\"", StringComparison.Ordinal), Tools.Replace("object\"}", "object\",\"required\":[]}", StringComparison.Ordinal),
        Tools.Replace("tools", "functions", StringComparison.Ordinal), Tools.Replace("]}", "], \"id\":1}", StringComparison.Ordinal),
    ];

    [Fact]
    public void Records_AreToldApartAsByFingerprints()
    {
        var fingerprints = new Fingerprints();
        UInt128[] expected = [.. Lines.Select(line => fingerprints.Compute(line).Record)];
        ulong[] actual = [.. Lines.Select(line => Compute(line).Record)];
        Assert.True(expected.Distinct().Count() > 20);
        for (int a = 0; a < Lines.Length; a++)
        {
            for (int b = 0; b < a; b++)
                Assert.True(expected[a] == expected[b] == (actual[a] == actual[b]), $"{Lines[a]}\n{Lines[b]}");
        }
    }

    [Fact]
    public void RandomRecords_WrittenInAnotherWay_AreTheSame()
    {
        var seen = new Dictionary<ulong, string>();
        for (int seed = 0; seed < 500; seed++)
        {
            (string line, RecordFormat format) = RandomConversation.Create(seed);
            // System.Text.Json escapes more than it must, and in another way than the generator.
            string rewritten = System.Text.Json.Nodes.JsonNode.Parse(line)!.ToJsonString();
            RecordDigest digest = Compute(line, format), again = Compute(rewritten, format);
            Assert.Equal(digest, again);
            Assert.True(seen.TryAdd(digest.Record, line));
        }
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""", true, true)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"c"}],"id":7}""", true, false)]
    [InlineData("""{"messages":[{"role":"user","content":"a","name":"x"},{"role":"assistant","content":"b","weight":1}]}""", true, true)]
    [InlineData("""{"messages":[{"role":"user","content":"b"},{"role":"assistant","content":"b"}]}""", false, true)]
    [InlineData("""{"messages":[{"role":"system","content":"a"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""", false, true)]
    public void PromptAndAnswer_AreWhatIsSaid(string line, bool samePrompt, bool sameAnswer)
    {
        RecordDigest first = Compute("""{"messages":[{"role":"user","content":"\u0061"},{"role":"assistant","content":"b"}]}"""), second = Compute(line);
        Assert.Equal((samePrompt, sameAnswer), (first.Prompt == second.Prompt, first.Answer == second.Answer));
    }

    [Fact]
    public void SystemAndTools_AreNoted()
    {
        RecordDigest plain = Compute(Plain), tools = Compute(Tools);
        Assert.NotEqual(0ul, plain.System);
        Assert.Equal(0ul, tools.System);
        Assert.Equal((false, true), (plain.HasTools, tools.HasTools));
    }

    [Fact]
    public void CanonicalString_IsTheSameForTheSameText()
    {
        var random = new Random(3);
        string[] spellings = ["a", "\\u0061", "\\n", "\\u000a", "\\u000A", "/", "\\/", "\\u002f", "\\\\", "\\u005C", "\\\"", "\\u0022", "\\u0001", "\\u001F",
            "\u00e9", "\\u00e9", "\\u00E9", "\u20ac", "\\u20AC", "\U0001F600", "\\ud83d\\ude00", "\\ud83d", "\\u007f", "u", "\\b", "\\u0008"];
        var texts = new Dictionary<string, string>();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] raw = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => spellings[random.Next(spellings.Length)])));
            byte[] decoded = new byte[raw.Length], canonical = new byte[raw.Length];
            string text = Convert.ToHexString(decoded, 0, JsonString.Unescape(raw, decoded));
            string spelling = Convert.ToHexString(canonical, 0, JsonString.Canonicalize(raw, canonical));
            if (!texts.TryAdd(text, spelling)) Assert.Equal(texts[text], spelling);
            byte[] back = new byte[raw.Length];
            Assert.Equal(text, Convert.ToHexString(back, 0, JsonString.Unescape(Convert.FromHexString(spelling), back)));
        }
    }

    [Fact]
    public void LongEscape_IsSeenAtEveryPlace()
    {
        for (int length = 1; length < 100; length++)
        {
            for (int at = 0; at < length; at++)
            {
                string before = new('x', at), behind = new('y', length - at - 1);
                ulong plain = Hash(before + "é" + behind);
                Assert.Equal(plain, Hash(before + "\\u00e9" + behind));
                Assert.Equal(Hash(before + "/" + behind), Hash(before + "\\/" + behind));
                Assert.NotEqual(plain, Hash(before + "\\\\u00e9" + behind));
            }
        }

        ulong Hash(string content) =>
            Compute($$$"""{"messages":[{"role":"user","content":"{{{content}}}"},{"role":"assistant","content":"a"}]}""").Prompt;
    }

    private RecordDigest Compute(string line, RecordFormat format = RecordFormat.Messages)
    {
        findings.Clear();
        LineVerdict verdict = rules.Check(Encoding.UTF8.GetBytes(line), 1, format, findings, out ConversationView view);
        Assert.True(verdict == LineVerdict.Valid, line);
        return digester.Compute(view);
    }
}
