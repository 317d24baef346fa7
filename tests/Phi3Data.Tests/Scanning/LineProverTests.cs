using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Phi3Data.Scanning;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The vector path never changes what is found, and passes by itself what it is made for.</summary>
public class LineProverTests
{
    private const string Named = """{"messages":[{"role":"system","content":"s"},{"role":"user","name":"a_B-9","content":"a"},{"role":"assistant","content":"b","weight":1}]}""";
    private const string ContentFirst = """{ "messages" : [ {"content": "a", "role": "user"}, {"content": "b\n\"", "role": "assistant"} ] , "parallel_tool_calls" : true }""";
    private const string Weights = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"nu"},{"role":"assistant","content":"\u00e9漢","weight":1}]}""";
    private const string Spaced = """{"messages": [{"role": "user", "content": " a"}, {"role": "assistant", "content": "c|d < e"}]}""";

    private static readonly string Calling = Check.ToolRecord(
        Check.User, Check.Call("1", "2"), Check.Answer("2"), Check.Answer("1"), Check.Assistant, Check.User, Check.Call("3"));

    private const string ToolsFirst = """{"tools": [ ], "messages": [{"role": "user", "content": "a"}, {"tool_calls": null, "role": "assistant", "content": "b"}]}""";

    private static readonly string[] Fine =
        [Check.Record(Check.User, Check.Assistant), Named, ContentFirst, Weights, Spaced, Calling, ToolsFirst];

    private static readonly byte[] Substitutes = [.. "\"\\{}[]:,u0n \t\r\n<|"u8, 0, 0x1F, 0x7F, 0x80, 0xC3, 0xE3, 0xFF];

    public static TheoryData<string> FineLines => [.. Fine];

    [Theory]
    [MemberData(nameof(FineLines))]
    public void FineLine_IsPassed_AtEveryPlace(string line)
    {
        var run = new BlockRun(RuleOptions.Default);
        run.Check(Encoding.UTF8.GetBytes(line)); // lists of tools are learned from the rules
        for (int i = 0; i < 70; i++)
        {
            string padded = line.Replace("\"a\"", "\"" + new string('z', i) + "a\"", StringComparison.Ordinal);
            byte[] block = Encoding.UTF8.GetBytes($"{padded}\n{line}\r\n{padded}");
            Assert.Equal(3, run.CountProved(block));
            Assert.Equal(3, run.Check(block).Verdicts[(int)LineVerdict.Valid]);
        }
    }

    [Theory]
    [MemberData(nameof(FineLines))]
    public void MutatedLine_IsJudgedAlike_ColdAndAmongItsKind(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        var warm = new BlockRun(RuleOptions.Default);
        for (int at = 0; at < bytes.Length; at++)
        {
            var changed = Substitutes.Select(b => Replace(bytes, at, 1, [b]))
                .Append(Replace(bytes, at, 1, []))
                .Append(Replace(bytes, at, 1, [(byte)(bytes[at] ^ 0x20)]))
                .Append(Replace(bytes, at, 0, [bytes[at]]))
                .Append(bytes[..at]);
            foreach (byte[] line2 in changed)
            {
                new BlockRun(RuleOptions.Default).Check(line2);
                warm.Check([.. bytes, (byte)'\n', .. line2, (byte)'\n', .. bytes]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void RandomConversations_AreJudgedAlike(int seed)
    {
        var random = new Random(seed);
        var run = new BlockRun(RuleOptions.Default);
        for (int block = 0; block < 150; block++)
        {
            var bytes = new List<byte>();
            for (int i = random.Next(1, 12); i > 0; i--)
            {
                (string line, RecordFormat format) = RandomConversation.Create(random.Next());
                byte[] record = Encoding.UTF8.GetBytes(format == RecordFormat.Messages ? line : Fine[random.Next(Fine.Length)]);
                for (int edits = random.Next(3); edits > 0; edits--) record = Mutate(random, record);
                bytes.AddRange(record);
                bytes.Add((byte)'\n');
            }
            run.Check([.. bytes]);
        }
    }

    /// <summary>Orders of roles, weights and missing parts: all short conversations over a small alphabet of messages.</summary>
    [Fact]
    public void ShortConversations_AreJudgedAlike()
    {
        string[] messages =
        [
            Check.System, Check.User, Check.Assistant, """{"role":"assistant","content":"b","weight":0}""",
            """{"role":"tool","tool_call_id":"1","content":"b"}""", """{"role":"user","content":" "}""", """{"content":"n","role":"user","weight":1}""",
        ];
        var runs = new[] { RuleOptions.Default, RuleOptions.Default.WithSeverity(RuleId.SystemMessageMustBePresent, Severity.Error) }
            .Select(options => new BlockRun(options)).ToArray();
        for (int code = 0; code < 7 * 7 * 7 * 7 * 7; code++)
        {
            var chosen = new List<string>();
            for (int rest = code; rest > 0; rest /= 7) chosen.Add(messages[rest % 7]);
            byte[] block = Encoding.UTF8.GetBytes(Check.Record([.. chosen]) + "\n" + Fine[0]);
            foreach (BlockRun run in runs) run.Check(block);
        }
    }

    /// <summary>Orders of calls and answers: all short conversations over a small alphabet of messages, behind tools that are known.</summary>
    [Fact]
    public void ShortConversationsWithCalls_AreJudgedAlike()
    {
        string[] messages =
        [
            Check.User, Check.Assistant, Check.Call("1"), Check.Call("1", "2"), Check.Answer("1"), Check.Answer("2"),
            Check.Call("3").Replace("\"content\":null,", "", StringComparison.Ordinal),
        ];
        var run = new BlockRun(RuleOptions.Default);
        int fine = 0, proved = 0;
        for (int code = 0; code < 7 * 7 * 7 * 7 * 7; code++)
        {
            var chosen = new List<string> { Check.User };
            for (int rest = code; rest > 0; rest /= 7) chosen.Add(messages[rest % 7]);
            byte[] block = Encoding.UTF8.GetBytes(Check.ToolRecord([.. chosen]));
            if (run.Check(block).Findings.Count == 0) fine++;
            proved += run.CountProved(block);
        }
        // An answer that comes only after another message is fine, and left to the rules.
        Assert.InRange(proved, fine * 3 / 4, fine);
        Assert.InRange(fine, 40, 1_000);
    }

    /// <summary>Calls that are written in any other way, or lie about their tools.</summary>
    [Theory]
    [InlineData("\"id\":\"1\"", "\"id\":\"\"")]
    [InlineData("\"id\":\"1\"", "\"id\":\"1\",\"id\":\"1\"")]
    [InlineData("\"id\":\"1\"", "\"id\":1")]
    [InlineData("\"id\":\"1\"", "\"id\":\"\\u0031\"")]
    [InlineData("\"id\":\"1\"", "\"x\":\"1\"")]
    [InlineData("\"type\":\"function\",\"function\":{\"name\":\"f\",", "\"type\":\"function\",\"function\":{\"name\":\"g\",")]
    [InlineData("\"type\":\"function\",\"function\":{\"name\":\"f\",", "\"type\":\"functions\",\"function\":{\"name\":\"f\",")]
    [InlineData("\"type\":\"function\",\"function\":{\"name\":\"f\",", "\"function\":{\"name\":\"f\",")]
    [InlineData("\"type\":\"function\",\"function\":{\"name\":\"f\",", "\"type\":\"function\",\"function\":{\"name\":\"f\",\"name\":\"f\",")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":\"[]\"")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":\"{\"")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":{}")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":\"{\\\"a\\\":\\\"\\ud83d\\ude00\\\"}\"")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":\"{\\\"a\\\":01}\"")]
    [InlineData("\"arguments\":\"{}\"", "\"arguments\":\" {\\\"a\\\":\\\"\\\\u0041\\\"} \"")]
    [InlineData("\"tools\":[{", "\"tools\":[{},{")]
    [InlineData(",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}}]", "")]
    [InlineData("[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}}]", "[]")]
    [InlineData("\"role\":\"assistant\",\"content\":null", "\"role\":\"user\",\"content\":null")]
    [InlineData("\"tool_call_id\":\"1\"", "\"tool_call_id\":\"4\"")]
    [InlineData("\"tool_call_id\":\"1\"", "\"tool_call_id\":null")]
    [InlineData("\"tool_call_id\":\"1\",", "")]
    public void ChangedCall_IsJudgedAlike(string from, string to)
    {
        string changed = Calling.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Calling, changed);
        var run = new BlockRun(RuleOptions.Default);
        run.Check(Encoding.UTF8.GetBytes(Calling));
        run.Check(Encoding.UTF8.GetBytes($"{changed}\n{Calling}\n{changed}"));
    }

    [Theory]
    [InlineData("{\\\"n\\\":1}", true)]
    [InlineData("{\\\"n\\\":\\\"1\\\"}", false)]
    [InlineData("{}", false)]
    public void ArgumentsOfACall_MustFitTheToolsSchema(string arguments, bool isFine)
    {
        string tool = """{"type":"function","function":{"name":"f","parameters":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}}}""";
        string line = Check.ToolRecord(Check.User, Check.Call("1")).Replace(Check.Tool, tool, StringComparison.Ordinal);
        string good = line.Replace("\"{}\"", "\"{\\\"n\\\":2}\"", StringComparison.Ordinal);
        byte[] block = Encoding.UTF8.GetBytes($"{good}\n{line.Replace("\"{}\"", $"\"{arguments}\"", StringComparison.Ordinal)}\n{good}");
        var run = new BlockRun(RuleOptions.Default);
        run.Check(block);
        run.Check(block);
        Assert.Equal(isFine ? 3 : 2, run.CountProved(block));
    }

    [Theory]
    [InlineData("a+b=c, @ home, x@y.zz", 4, true)]
    [InlineData("ann{0}@mail.org ", 4, true)]
    [InlineData("ann{0}@mail.org ", 5, false)]
    [InlineData("1 + 1 += @x ", 30, true)]
    [InlineData("+40 21 555 01 2{0} ", 6, false)]
    [InlineData("漢ann{0}@mail.org ", 5, false)]
    [InlineData("\\u00e9 ann{0}@mail.org ", 5, false)]
    public void ManyAddresses_AreLeftToTheRules(string text, int times, bool isFine)
    {
        string content = string.Concat(Enumerable.Range(0, times).Select(i => text.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        string line = Fine[0].Replace("\"a\"", $"\"{content}\"", StringComparison.Ordinal);
        byte[] block = Encoding.UTF8.GetBytes($"{Fine[0]}\n{Fine[0]}\n{line}\n{Fine[0]}\n{line}");
        var run = new BlockRun(RuleOptions.Default);
        run.Check(block);
        Assert.Equal(isFine ? 5 : 3, run.CountProved(block));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomDatasets_AreJudgedAlike(int seed)
    {
        foreach ((_, byte[] file) in RandomDataset.Create(seed, files: 6, lines: 200))
        {
            new BlockRun(RuleOptions.Default).Check(file);
            new BlockRun(RuleOptions.Default with { MaxLineBytes = 40 }).Check(file);
        }
    }

    [Fact]
    public void FilesOfOneFault_AreJudgedAlike_UnderTheirOptions()
    {
        foreach (string path in Directory.GetFiles(Places.InRepository("tests", "Datasets")))
        {
            byte[] file = File.ReadAllBytes(path);
            string name = Path.GetFileName(path);
            RuleOptions options = name.StartsWith("PHI", StringComparison.Ordinal) ? OneFaultDatasetsTests.RulesFor(name) : RuleOptions.Default;
            new BlockRun(options).Check(file);
            foreach (byte[] line in Outputs.Lines(file).Where(line => line.Length < 4_000)) new BlockRun(options).Check(line);
        }
    }

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void ConformanceFiles_AreJudgedAlike_AsLinesAndAsContents()
    {
        var run = new BlockRun(RuleOptions.Default);
        foreach (string path in Directory.GetFiles(Places.InShared("data", "json_conformance"), "*.json", SearchOption.AllDirectories))
        {
            byte[] json = File.ReadAllBytes(path);
            if (json.Length > 20_000) continue;
            run.Check(json);
            run.Check([.. """{"messages":[{"role":"user","content":"""u8, .. json, .. """},{"role":"assistant","content":"b"}]}"""u8]);
            run.Check([.. """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}],"tools":"""u8, .. json, .. "}"u8]);
        }
    }

    [Fact]
    public void LimitsAndProfiles_AreKept()
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Join('\n', Fine));
        foreach (int limit in new[] { 1, 2, 3, 5, 60, 76, 77, 150 })
        {
            new BlockRun(RuleOptions.Default with { MaxLineBytes = limit }).Check(block);
            new BlockRun(RuleOptions.Default with { MaxMessages = limit }).Check(block);
            new BlockRun(RuleOptions.Default with { MaxContentCharacters = limit }).Check(block);
            new BlockRun(RuleOptions.Default with { MaxDepth = limit }).Check(block);
        }
        foreach (Profile profile in ProfileCatalog.All) new BlockRun(profile.CreateOptions()).Check(block);
        foreach (ModelInfo model in ModelCatalog.All) new BlockRun(RuleOptions.Default with { Model = model }).Check(block);
        for (int roles = 0; roles < 128; roles++) new BlockRun(RuleOptions.Default with { Roles = (RoleSet)roles }).Check(block);
    }

    /// <summary>Records that are passed are counted as the rules count them, and the rules on tokens find the same.</summary>
    [Theory]
    [InlineData("phi-3-mini-4k", 1)]
    [InlineData("phi-3-small-8k", 2)]
    [InlineData("phi-4", 3)]
    [InlineData("phi-4-mini", 4)]
    public void RandomConversations_AreCountedAlike(string model, int seed)
    {
        var random = new Random(seed);
        string[] lines =
        [
            .. Fine[..5], Check.Record(Check.System, Check.User, Check.Assistant),
            .. new[] { "<s>", "</s>", "<unk>", "<s >", "<|user|>", "\\u003cs>", "漢字\\n", new string('x', 5_000) }
                .Select(text => Fine[0].Replace("\"a\"", $"\"a{text}b\"", StringComparison.Ordinal)),
        ];
        RuleOptions options = RuleOptions.Default with { Model = ModelCatalog.Find(model)! };
        foreach (int window in new[] { 0, 10, 20, 40, 80 })
        {
            RuleOptions limited = options.WithLimit(Limit.MaxTokens, window);
            BlockRun[] runs = [new(limited), new(limited, passesOverLength: true), new(limited, countsAll: false), new(limited.WithSeverity(RuleId.RecordMustFitContextWindow, Severity.None))];
            for (int block = 0; block < 40; block++)
            {
                string[] chosen = [.. Enumerable.Range(0, 12).Select(_ => lines[random.Next(lines.Length)])];
                byte[] bytes = Encoding.UTF8.GetBytes(string.Join('\n', chosen));
                foreach (BlockRun run in runs) run.Check(block % 2 == 0 ? bytes : Mutate(random, bytes));
            }
        }
    }

    [Theory]
    [InlineData("phi-3-mini-128k", "<s>", false)]
    [InlineData("phi-3-mini-128k", "</s>", false)]
    [InlineData("phi-3.5-mini", "<unk>", false)]
    [InlineData("phi-3.5-mini", "<S> < s> </b>", true)]
    [InlineData("phi-4", "<s></s><unk>", true)]
    public void TokensOfLlama_AreLeftToTheRules(string model, string text, bool isPassed)
    {
        RuleOptions options = RuleOptions.Default with { Model = ModelCatalog.Find(model)! };
        string line = Fine[0].Replace("\"a\"", $"\"a{text}\"", StringComparison.Ordinal);
        byte[] block = Encoding.UTF8.GetBytes($"{Fine[0]}\n{line}\n{Fine[0]}");
        Assert.Equal(isPassed ? 3 : 2, new BlockRun(options).CountProved(block));
        Assert.Equal(isPassed ? 0 : 1, new BlockRun(options).Check(block).Findings.Count);
        Assert.Equal(3, new BlockRun(options.WithSeverity(RuleId.ContentMustNotContainControlTokens, Severity.None)).CountProved(block));
    }

    [Fact]
    public void Proving_AllocatesNothing()
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Join('\n', Fine) + "\n", 50)));
        var checker = new BlockChecker(RuleOptions.Default, LineWants.None);
        foreach (VectorWidth width in BlockRun.Widths)
        {
            var result = new BlockResult(block.Length, RuleOptions.Default, width);
            block.CopyTo(result.Block.Buffer, 0);
            result.Block.Length = block.Length;
            result.Block.File = new InputFile("f.jsonl", 0);
            Assert.Equal(0, Allocation.Least(() => checker.Check(result)));
        }
    }

    [Fact]
    public void Counting_AllocatesNothing()
    {
        RuleOptions options = RuleOptions.Default with { Model = ModelCatalog.Find("phi-3-mini-128k") };
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Join('\n', Fine) + "\n", 50)));
        var result = new BlockResult(block.Length, options, VectorWidths.Best, tokens: new TokenRun(TokenCounting.For(options)!, null, false, CountsAll: true));
        block.CopyTo(result.Block.Buffer, 0);
        result.Block.Length = block.Length;
        result.Block.File = new InputFile("f.jsonl", 0);
        var checker = new BlockChecker(options, LineWants.None);
        Assert.Equal(0, Allocation.Least(() => checker.Check(result)));
        Assert.InRange(result.Tokens, 1_000, 100_000);
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        int at = random.Next(bytes.Length);
        byte value = random.Next(2) == 0 ? Substitutes[random.Next(Substitutes.Length)] : (byte)random.Next(256);
        return random.Next(4) switch
        {
            0 => Replace(bytes, at, 1, [value]),
            1 => Replace(bytes, at, 0, [value]),
            2 => Replace(bytes, at, 1, []),
            _ => Replace(bytes, at, 0, Encoding.UTF8.GetBytes(new[] { "\\ud83d", "\\ude00", "\\u003c", "<|end|>", "\\\\", "," }[random.Next(6)])),
        };
    }

    private static byte[] Replace(byte[] bytes, int at, int length, byte[] by) => [.. bytes[..at], .. by, .. bytes[(at + length)..]];
}
