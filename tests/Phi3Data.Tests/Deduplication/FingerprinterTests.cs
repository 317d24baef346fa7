using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

public class FingerprinterTests
{
    private const string Base =
        """{"messages":[{"role":"user","content":"a\nb","name":"x"},{"role":"assistant","content":"c"}],"n":[1,[2,3],{"k":null}]}""";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [InlineData("""{ "messages" : [ { "role" : "user", "content":"a\nb","name":"x"},{"role":"assistant","content":"c"}],"n":[1,[2,3],{"k":null}]}""" + " \r")]
    [InlineData("""{"n":[1,[2,3],{"k":null}],"messages":[{"name":"x","content":"a\nb","role":"user"},{"content":"c","role":"assistant"}]}""")]
    [InlineData("""{"mess\u0061ges":[{"role":"\u0075ser","content":"a\u000Ab","name":"x"},{"role":"assistant","content":"\u0063"}],"n":[1,[2,3],{"k":null}]}""")]
    public void SameValue_HasTheSameFingerprint(string line) => Assert.Equal(Fingerprints.Of(Base), Fingerprints.Of(line));

    [Theory]
    [InlineData("a\\nb", "a\\nB", true)]
    [InlineData("\"c\"", "\"c \"", true)]
    [InlineData("\"content\":\"c\"", "\"content\":[{\"type\":\"text\",\"text\":\"c\"}]", true)]
    [InlineData("\"role\":\"user\",", "\"role\":\"system\",\"role2\":\"user\",", true)]
    [InlineData("\"x\"", "\"y\"", false)]
    [InlineData("[1,", "[1.0,", false)]
    [InlineData("[2,3]", "[3,2]", false)]
    [InlineData("[2,3]", "2,3", false)]
    [InlineData("[1,[2,3]", "[[1,2],3", false)]
    [InlineData("null", "\"null\"", false)]
    [InlineData("null", "false", false)]
    [InlineData("null", "{}", false)]
    [InlineData("{}", "[]", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("\"k\"", "\"l\"", false)]
    [InlineData(",{\"k\":null}", "", false)]
    public void ChangedValue_HasAnotherFingerprint(string from, string to, bool inConversation)
    {
        string start = Base.Contains(from, StringComparison.Ordinal) ? Base : Base.Replace("null", from, StringComparison.Ordinal);
        string changed = start.Replace(from, to, StringComparison.Ordinal);
        if (to.Contains("system", StringComparison.Ordinal)) changed = changed.Replace("},{", "},{\"role\":\"user\",\"content\":\"u\"},{", StringComparison.Ordinal);
        Assert.NotEqual(start, changed);
        RecordFingerprint a = Fingerprints.Of(start), b = Fingerprints.Of(changed);
        Assert.NotEqual(a.Record, b.Record);
        Assert.Equal(inConversation, a.Conversation != b.Conversation);
    }

    [Fact]
    public void OrderOfMessages_Counts()
    {
        string one = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"}]}""";
        string other = """{"messages":[{"role":"user","content":"c"},{"role":"assistant","content":"d"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""";
        Assert.NotEqual(Fingerprints.Of(one).Record, Fingerprints.Of(other).Record);
        Assert.NotEqual(Fingerprints.Of(one).Conversation, Fingerprints.Of(other).Conversation);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"c"}]}""", true)]
    [InlineData("""{"id":1,"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"c","weight":1}]}""", true)]
    [InlineData("""{"messages":[{"role":"user","content":"\u0061"},{"content":"c","role":"assistant"}]}""", true)]
    [InlineData("""{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"c"}]}""", false)]
    [InlineData("""{"messages":[{"role":"user","content":"b"},{"role":"assistant","content":"b"}]}""", false)]
    [InlineData("""{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""", false)]
    public void Prompt_IsWhatComesBeforeTheAnswer(string line, bool same)
    {
        RecordFingerprint first = Fingerprints.Of("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""");
        RecordFingerprint second = Fingerprints.Of(line);
        Assert.NotEqual(first.Conversation, second.Conversation);
        Assert.NotEqual(first.Prompt, first.Conversation);
        Assert.Equal(same, first.Prompt == second.Prompt);
    }

    [Fact]
    public void ToolCalls_AreConversation_IdsOfRecordsAreNot()
    {
        string line = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]}]}""";
        RecordFingerprint first = Fingerprints.Of(line);
        RecordFingerprint withoutNull = Fingerprints.Of(line.Replace("\"content\":null,", "", StringComparison.Ordinal));
        Assert.Equal(first.Conversation, withoutNull.Conversation);
        Assert.NotEqual(first.Record, withoutNull.Record);
        Assert.NotEqual(first.Conversation, Fingerprints.Of(line.Replace("\"f\"", "\"g\"", StringComparison.Ordinal)).Conversation);
        Assert.Equal(first.Conversation, Fingerprints.Of(line.Replace("{\"messages", "{\"id\":5,\"messages", StringComparison.Ordinal)).Conversation);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomRecords_AreEqualExactlyWhenTheirCanonicalJsonIs(int seed)
    {
        var random = new Random(seed);
        var fingerprints = new Fingerprints();
        var byText = new Dictionary<string, RecordFingerprint>();
        var byHash = new Dictionary<UInt128, string>();
        for (int i = 0; i < 400; i++)
        {
            string line = RandomJson.Record(random);
            string canonical = RandomJson.Canonical(line);
            RecordFingerprint hash = fingerprints.Compute(line);
            Assert.Equal(byText.TryAdd(canonical, hash) ? hash : byText[canonical], hash);
            Assert.Equal(byHash.TryAdd(hash.Record, canonical) ? canonical : byHash[hash.Record], canonical);
        }
        // The generator is narrow on purpose: without repeats, equality would not be tested.
        Assert.InRange(byText.Count, 20, 380);
    }

    [Fact]
    public void PreferenceRecord_SplitsByItsInput_AndIsTheSameByAllOfIt()
    {
        RecordFingerprint first = OfPair(Pairs.Record());
        RecordFingerprint otherOutput = OfPair(Pairs.Record(preferred: """[{"role":"assistant","content":"d"}]"""));
        RecordFingerprint otherInput = OfPair(Pairs.Record("""{"messages":[{"role":"user","content":"z"}]}"""));
        RecordFingerprint rewritten = OfPair($$$"""
            {"non_preferred_output":[{{{Pairs.Worse}}}],"preferred_output":[{{{Check.Assistant}}}],"input":{"messages":[{"content":"\u0061","role":"user"}]}}
            """);
        RecordFingerprint withTools = OfPair(Pairs.Record($$"""{"tools":[{{Check.Tool}}],"messages":[{{Check.User}}]}"""));
        Assert.Equal(first, rewritten);
        Assert.Equal(first.Conversation, otherOutput.Conversation);
        Assert.NotEqual(first.Record, otherOutput.Record);
        Assert.NotEqual(first.Conversation, otherInput.Conversation);
        Assert.Equal(first.Conversation, withTools.Conversation);
        Assert.NotEqual(first.Record, withTools.Record);

        static RecordFingerprint OfPair(string line)
        {
            var findings = new FindingBuffer(Pairs.Options);
            LineVerdict verdict = new RecordRules(Pairs.Options).Check(
                Encoding.UTF8.GetBytes(line), 1, RecordFormat.Messages, findings, out ConversationView view);
            Assert.Equal(LineVerdict.Valid, verdict);
            return new Fingerprinter().Compute(view);
        }
    }

    [Fact]
    public void Fingerprint_AllocatesNothing()
    {
        var fingerprinter = new Fingerprinter();
        var rules = new RecordRules(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        byte[] line = Encoding.UTF8.GetBytes(Base);
        Assert.Equal(0, Allocation.Least(() =>
        {
            findings.Clear();
            rules.Check(line, 1, RecordFormat.Messages, findings, out ConversationView view);
            for (int i = 0; i < 100; i++) fingerprinter.Compute(view);
        }));
    }

    /// <summary>Records from a small world, written in many ways.</summary>
    private static class RandomJson
    {
        public static string Record(Random random)
        {
            string user = Object(random, ("role", "\"user\""), ("content", Text(random)));
            string assistant = Object(random, ("role", "\"assistant\""), ("content", Text(random)));
            return Object(random, ("messages", $"[{user},{assistant}]"), ("extra", Value(random, 3)));
        }

        public static string Canonical(string json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            var text = new StringBuilder();
            Write(document.RootElement, text);
            return text.ToString();
        }

        private static void Write(JsonElement value, StringBuilder text)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    text.Append('{');
                    foreach (JsonProperty member in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                    {
                        text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                        Write(member.Value, text);
                        text.Append(',');
                    }
                    text.Append('}');
                    break;
                case JsonValueKind.Array:
                    text.Append('[');
                    foreach (JsonElement item in value.EnumerateArray())
                    {
                        Write(item, text);
                        text.Append(',');
                    }
                    text.Append(']');
                    break;
                case JsonValueKind.String:
                    text.Append(JsonSerializer.Serialize(value.GetString()));
                    break;
                default:
                    text.Append(value.GetRawText()); // numbers count as they are written
                    break;
            }
        }

        private static string Object(Random random, params (string Key, string Value)[] members)
        {
            random.Shuffle(members);
            string space = random.Next(3) == 0 ? " " : "";
            return $"{{{space}{string.Join($"{space},", members.Select(m => $"{Escape(random, m.Key)}{space}:{m.Value}"))}}}";
        }

        private static string Text(Random random) => Escape(random, random.Next(2) == 0 ? "a" : "é");

        private static string Escape(Random random, string text) => '"' + string.Concat(text.Select(c =>
            random.Next(4) == 0 ? $"\\u{(int)c:x4}" : c.ToString())) + '"';

        private static string Value(Random random, int depth) => random.Next(depth == 0 ? 3 : 6) switch
        {
            0 => random.Next(2) == 0 ? "1" : "1.0",
            1 => Text(random),
            2 => random.Next(2) == 0 ? "null" : "true",
            3 => "{}",
            4 => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth - 1)))}]",
            _ => Object(random, ("a", Value(random, depth - 1)), ("b", Value(random, depth - 1))),
        };
    }
}
