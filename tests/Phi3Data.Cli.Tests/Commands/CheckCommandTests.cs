using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private const string TwoUsers = """{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"},{"role":"assistant","content":"c"}]}""";
    private const string WrongRole = """{"messages":[{"role":"User","content":"a"},{"role":"assistant","content":"c"}]}""";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CleanFile_AnswersZeroWithASummary()
    {
        Run run = await Run.Cli("check", folder.Write("a.jsonl", TempFolder.Records(60)));

        Assert.Equal(0, run.Code);
        Assert.Equal(["60 lines in 1 file: 60 valid, 0 invalid, 0 blank; 0 errors, 0 warnings"], run.OutLines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Finding_StandsAsCompilersWriteIt()
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), WrongRole, TwoUsers]);

        Run run = await Run.Cli("check", input);

        Assert.Equal(1, run.Code);
        Assert.Equal($"{input}(61,22): error PHI2006: the role \"User\" is unknown; did you mean user?", run.OutLines[0]);
        Assert.Single(run.OutLines, line => Regex.IsMatch(line, "^" + Regex.Escape(input) + @"\(62,\d+\): warning PHI2003: \S"));
        Assert.Equal(
            [
                "62 lines in 1 file: 61 valid, 1 invalid, 0 blank; 1 error, 1 warning",
                "1 error   PHI2006  a role must be known",
                "1 warning PHI2003  roles must alternate",
            ],
            run.OutLines[^3..]);
    }

    private static string[] Questions(int count, string key) => Enumerable.Range(0, count)
        .Select(i => $$"""{"messages":[{"role":"user","content":"{{i}} + 1?"}],"{{key}}":"{{i + 1}}"}""").ToArray();

    private const string Grader = """{"type":"string_check","name":"exact","operation":"eq","input":"{{sample.output_text}}","reference":"{{item.sum}}"}""";

    [Fact]
    public async Task Grader_IsCheckedTogetherWithTheRecords()
    {
        string training = folder.Write("train.jsonl", Questions(60, "sum")), grader = folder.Write("grader.json", Grader);

        Run run = await Run.Cli("check", training, "--profile", "azure-openai-rft", "--grader", grader,
            "--validation", folder.Write("v.jsonl", Questions(20, "sum")), "--rule", "PHI5016=none");
        Assert.Equal(0, run.Code);

        string other = folder.Write("other.jsonl", Questions(20, "total"));
        run = await Run.Cli("check", training, "--profile", "azure-openai-rft", "--grader", grader,
            "--validation", other, "--rule", "PHI5016=none", "--rule", "PHI5018=none");
        Assert.Equal(1, run.Code);
        Assert.Equal(
            $"{grader}(1,{Grader.IndexOf("{{item", StringComparison.Ordinal) + 1}): error PHI5022: {{{{item.sum}}}} names a field that 20 of the records do not have; "
                + $"the first stands on line 1 of {other}",
            Assert.Single(run.OutLines, line => line.Contains("PHI5022: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task GraderThatIsNoJson_IsAFindingInItsFile()
    {
        string grader = folder.Write("grader.json", """{"type":"string_check",""");

        Run run = await Run.Cli("check", folder.Write("train.jsonl", Questions(60, "sum")), "--profile", "azure-openai-rft", "--grader", grader,
            "--validation", folder.Write("v.jsonl", Questions(20, "sum")), "--rule", "PHI5016=none");
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"{grader}(2,1)", Assert.Single(run.OutLines, line => line.Contains("error PHI2211", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task GraderThatIsNotThere_AnswersThree()
    {
        Run run = await Run.Cli("check", folder.Write("train.jsonl", Questions(60, "sum")), "--grader", folder.At("none.json"));
        Assert.Equal(3, run.Code);
        Assert.Contains("none.json", run.Error);
    }

    [Fact]
    public async Task FindingOnAFile_HasNoPlace()
    {
        string input = folder.Write("empty.jsonl");

        Run run = await Run.Cli("check", input, "--quiet", "--format", "msbuild");

        Assert.Equal(1, run.Code);
        Assert.Equal(
            [$"{input}: error PHI0007: the file holds no record",
                $"{input}: error PHI5001: the dataset has 0 valid records for training, expected at least 10"],
            run.OutLines);
    }

    [Fact]
    public async Task Column_CountsUtf16UnitsAndByteOffsetBytes()
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), """{"x":"é🎁","messages":[{"role":"User","content":"a"},{"role":"assistant","content":"c"}]}"""]);

        Run run = await Run.Cli("check", input, "--format", "jsonl", "--rule", "PHI2013=none");

        using var finding = JsonDocument.Parse(Assert.Single(run.OutLines));
        int before = TempFolder.Records(60).Sum(r => r.Length + 1);
        Assert.Equal(32, finding.RootElement.GetProperty("column").GetInt32());
        Assert.Equal(before + 34, finding.RootElement.GetProperty("byteOffset").GetInt32());
    }

    [Fact]
    public async Task Jsonl_HasAllKeysInOrderWithTheirTypes()
    {
        string input = folder.Write("a.jsonl", WrongRole);

        Run run = await Run.Cli("check", input, "--format", "jsonl");

        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.OutLines.Length);
        string[] keys = ["rule", "name", "severity", "file", "line", "column", "byteOffset", "path", "message", "help"];
        using var onLine = JsonDocument.Parse(run.OutLines[0]);
        using var onFile = JsonDocument.Parse(run.OutLines[1]);
        Assert.Equal(keys, onLine.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(keys, onFile.RootElement.EnumerateObject().Select(p => p.Name));
        JsonElement value = onLine.RootElement;
        Assert.Equal("PHI2006", value.GetProperty("rule").GetString());
        Assert.Equal("RoleMustBeKnown", value.GetProperty("name").GetString());
        Assert.Equal("error", value.GetProperty("severity").GetString());
        Assert.Equal(input, value.GetProperty("file").GetString());
        Assert.Equal((1, 22, 21), (value.GetProperty("line").GetInt32(), value.GetProperty("column").GetInt32(), value.GetProperty("byteOffset").GetInt32()));
        Assert.Equal("$.messages[0].role", value.GetProperty("path").GetString());
        Assert.Contains("did you mean user?", value.GetProperty("message").GetString());
        Assert.EndsWith("/PHI2006.md", value.GetProperty("help").GetString());
        Assert.Equal("PHI5001", onFile.RootElement.GetProperty("rule").GetString());
        Assert.Equal(JsonValueKind.Null, onFile.RootElement.GetProperty("line").ValueKind);
        Assert.Equal(JsonValueKind.Null, onFile.RootElement.GetProperty("column").ValueKind);
    }

    [Fact]
    public async Task Summary_GoesToErrorWhenOutputIsJson()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(60));

        Run run = await Run.Cli("check", input, "--format", "jsonl");

        Assert.Empty(run.Out);
        Assert.StartsWith("60 lines in 1 file", run.Error);
    }

    [Theory]
    [InlineData("msbuild")]
    [InlineData("jsonl")]
    public async Task Quiet_LeavesFindingsAlone(string format)
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), WrongRole]);

        Run run = await Run.Cli(["check", input, "-q", "--format", format], CancellationToken.None, isErrorInteractive: true);

        Assert.Equal(1, run.Code);
        Assert.Contains("PHI2006", Assert.Single(run.OutLines));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Colours_AreOnATerminalOnlyAndNeverInJson()
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), WrongRole, TwoUsers]);

        Run colored = await Run.Cli(["check", input, "-q"], CancellationToken.None, isOutputColored: true);
        Run plain = await Run.Cli("check", input, "-q");
        Run json = await Run.Cli(["check", input, "-q", "--format", "jsonl"], CancellationToken.None, isOutputColored: true);

        Assert.Contains(": \u001b[31merror\u001b[0m PHI2006: ", colored.Out);
        Assert.Contains(": \u001b[33mwarning\u001b[0m PHI2003: ", colored.Out);
        Assert.Equal(plain.Out, Regex.Replace(colored.Out, "\u001b\\[\\d+m", ""));
        Assert.DoesNotContain("\u001b", plain.Out + json.Out);
    }

    [Fact]
    public async Task Severities_AreThoseOfTheRuleOption()
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), TwoUsers]);

        Run asIs = await Run.Cli("check", input);
        Run asError = await Run.Cli("check", input, "--rule", "phi2003=ERROR");
        Run off = await Run.Cli("check", input, "--rule", "PHI2003=error", "--rule", "RolesMustAlternate=none");

        Assert.Equal((0, 1, 0), (asIs.Code, asError.Code, off.Code));
        Assert.Contains(": error PHI2003: ", asError.Out);
        Assert.DoesNotContain("PHI2003", off.Out);
    }

    [Fact]
    public async Task Limits_AreThoseOfTheOptions()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(60));

        Assert.Equal(60, (await Run.Cli("check", input, "-q", "--format", "msbuild", "--max-messages", "1", "--min-records", "0")).OutLines.Count(l => l.Contains("PHI2015")));
        Assert.Equal(60, (await Run.Cli("check", input, "-q", "--format", "msbuild", "--max-depth", "2", "--min-records", "0")).OutLines.Count(l => l.Contains("PHI1005")));
        Assert.Equal(60, (await Run.Cli("check", input, "-q", "--format", "msbuild", "--max-line-bytes", "20", "--min-records", "0")).OutLines.Count(l => l.Contains("PHI0005")));
        Assert.Contains("PHI5001", (await Run.Cli("check", input, "--min-records", "61")).Out);
    }

    [Fact]
    public async Task ShareGpt_IsRecognisedOrForced()
    {
        string input = folder.Write("a.jsonl", """{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""");

        Assert.Equal(0, (await Run.Cli("check", input, "--min-records", "1")).Code);
        Assert.Equal(0, (await Run.Cli("check", input, "--min-records", "1", "--from", "sharegpt")).Code);
        Run messages = await Run.Cli("check", input, "--min-records", "0", "--from", "messages");
        Assert.Equal(1, messages.Code);
        Assert.Contains("PHI2001", messages.Out);
    }

    [Fact]
    public async Task PatternAndGzip_AreReadInOrder()
    {
        folder.Write("raw/b.jsonl", TempFolder.Records(30, "b"));
        folder.Write("raw/deep/a.jsonl.gz", TempFolder.Gzip(TempFolder.Records(30, "a")));
        folder.Write("raw/notes.txt", "not for us");

        Run run = await Run.Cli("check", folder.At("raw/**/*.jsonl*"));

        Assert.Equal(0, run.Code);
        Assert.StartsWith("60 lines in 2 files: 60 valid", run.Out);
    }

    [Fact]
    public async Task NumberOfThreads_ChangesNoByte()
    {
        Run one = await Run.Cli("check", Samples.SupportChats, "--threads", "1");
        Run many = await Run.Cli("check", Samples.SupportChats, "--threads", "16");

        Assert.Equal(1, one.Code);
        Assert.Equal(one, many);
    }

    [Fact]
    public async Task Validation_IsCheckedBesideTheInputs()
    {
        string train = folder.Write("t.jsonl", TempFolder.Records(60));
        string validation = folder.Write("v.jsonl", WrongRole);
        string more = folder.Write("w.jsonl", TwoUsers);

        Run run = await Run.Cli("check", train, "--validation", validation, more, "--format", "msbuild", "--quiet");
        Run typo = await Run.Cli("check", train, "--validation", validation, "--bogus");

        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.OutLines.Length);
        Assert.StartsWith($"{validation}(1,22): error PHI2006", run.OutLines[0]);
        Assert.StartsWith($"{more}(1,", run.OutLines[1]);
        Assert.Equal(2, typo.Code);
    }

    [Fact]
    public async Task DamagedGzip_AnswersThreeAndNamesTheFile()
    {
        string good = folder.Write("good.jsonl", TempFolder.Records(60));
        string cut = folder.Write("cut.jsonl.gz", TempFolder.Gzip(TempFolder.Records(500))[..^20]);

        Run run = await Run.Cli("check", good, cut);

        Assert.Equal(3, run.Code);
        Assert.StartsWith($"phi3data: {cut}: ", Assert.Single(run.ErrorLines));
    }
}
