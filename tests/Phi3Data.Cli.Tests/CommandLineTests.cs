using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string[] InputOptions =
        ["--from", "--rule", "--max-line-bytes", "--max-depth", "--max-messages", "--min-records", "--threads", "--quiet", "--help"];

    private static readonly string[] SplitOptions = ["--seed", "--exact", "--min-validation"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Required command", new string[0])]
    [InlineData("Unrecognized command or argument 'chek'", new[] { "chek" })]
    [InlineData("Required argument missing for command: 'check'", new[] { "check" })]
    [InlineData("Required argument missing for command: 'explain'", new[] { "explain" })]
    [InlineData("'--out' is required", new[] { "prepare", "a.jsonl" })]
    [InlineData("'--train' is required", new[] { "split", "a.jsonl", "--validation", "v" })]
    [InlineData("Unknown option --fromat", new[] { "check", "--fromat", "jsonl", "a.jsonl" })]
    [InlineData("Unknown option -x", new[] { "prepare", "a.jsonl", "-x", "--out", "o" })]
    [InlineData("Unknown option --out", new[] { "check", "a.jsonl", "--out", "o" })]
    [InlineData("'xml' not recognized", new[] { "check", "a.jsonl", "--format", "xml" })]
    [InlineData("'alpaca' not recognized", new[] { "check", "a.jsonl", "--from", "alpaca" })]
    [InlineData("'fuzzy' not recognized", new[] { "prepare", "a.jsonl", "--out", "o", "--dedup", "fuzzy" })]
    [InlineData("--threads x: expected a whole number", new[] { "check", "a.jsonl", "--threads", "x" })]
    [InlineData("--threads 1.5: expected a whole number", new[] { "check", "a.jsonl", "--threads", "1.5" })]
    [InlineData("--max-line-bytes 99999999999: expected", new[] { "check", "a.jsonl", "--max-line-bytes", "99999999999" })]
    [InlineData("--seed x: expected a whole number", new[] { "prepare", "a.jsonl", "--out", "o", "--seed", "x" })]
    [InlineData("--validation 0,1: expected a number such as 0.1", new[] { "prepare", "a.jsonl", "--out", "o", "--validation", "0,1" })]
    public async Task WrongLine_AnswersTwoAndPointsToHelp(string message, string[] args)
    {
        Run run = await Run.Cli(args);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(message, run.Error);
        Assert.StartsWith("phi3data: ", run.Error);
        Assert.EndsWith("--help'.", run.ErrorLines[^1]);
    }

    [Theory]
    [InlineData("--threads 0: ", new[] { "--threads", "0" })]
    [InlineData("--threads 1025: ", new[] { "--threads", "1025" })]
    [InlineData("--max-depth 0: ", new[] { "--max-depth", "0" })]
    [InlineData("--max-depth 1025: ", new[] { "--max-depth", "1025" })]
    [InlineData("--max-line-bytes 0: ", new[] { "--max-line-bytes", "0" })]
    [InlineData("--max-messages 0: ", new[] { "--max-messages", "0" })]
    [InlineData("--min-records -1: ", new[] { "--min-records", "-1" })]
    [InlineData("--validation 2: The share must be 0 to 1.", new[] { "--validation", "2" })]
    [InlineData("--validation -0.1: ", new[] { "--validation", "-0.1" })]
    [InlineData("--validation NaN: ", new[] { "--validation", "NaN" })]
    [InlineData("--min-validation -1: ", new[] { "--min-validation", "-1" })]
    [InlineData("--rule nonsense: expected ID=SEVERITY", new[] { "--rule", "nonsense" })]
    [InlineData("--rule PHI2003=error=1: expected", new[] { "--rule", "PHI2003=error=1" })]
    [InlineData("--rule PHI2003=fatal: there is no severity fatal; expected none, info, warning or error", new[] { "--rule", "PHI2003=fatal" })]
    [InlineData("--rule NoSuchThing=error: there is no rule NoSuchThing; 'phi3data rules' lists them all", new[] { "--rule", "NoSuchThing=error" })]
    [InlineData("did you mean PHI2003 (RolesMustAlternate)?", new[] { "--rule", "RolesMustAlternat=error" })]
    [InlineData("did you mean PHI2003 (RolesMustAlternate)?", new[] { "--rule", "RolesMustAltarnate=error" })]
    public async Task ValueOutOfRange_AnswersTwoNamesTheOptionAndWritesNothing(string message, string[] options)
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(12));

        Run run = await Run.Cli(["prepare", input, "--out", folder.At("out"), .. options]);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.StartsWith("phi3data: ", run.Error);
        Assert.Contains(message, run.Error);
        Assert.DoesNotContain("Parameter", run.Error);
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [Theory]
    [InlineData("prepare")]
    [InlineData("check")]
    [InlineData("split")]
    [InlineData("rules")]
    [InlineData("explain")]
    public async Task OwnHelp_AnswersZeroOnStandardOutput(string verb)
    {
        foreach (string option in new[] { "--help", "-h", "-?" })
        {
            Run run = await Run.Cli(verb, option);
            Assert.Equal(0, run.Code);
            Assert.Empty(run.Error);
            Assert.Contains($"phi3data {verb}", run.Out);
        }
    }

    [Fact]
    public async Task Help_ListsEveryVerb()
    {
        Run run = await Run.Cli("--help");

        Assert.Equal(0, run.Code);
        Assert.All(new[] { "prepare", "check", "split", "rules", "explain", "--version", "--help" }, word => Assert.Contains(word, run.Out));
    }

    [Fact]
    public async Task HelpOfVerbs_ListsEveryOptionCodeAndExample()
    {
        string check = (await Run.Cli("check", "--help")).Out;
        string prepare = (await Run.Cli("prepare", "--help")).Out;
        string split = (await Run.Cli("split", "--help")).Out;

        Assert.All([.. InputOptions, "--format"], word => Assert.Contains(word, check));
        Assert.All([.. InputOptions, .. SplitOptions, "--out", "-o", "--dedup", "--validation", "--fail-on-reject"],
            word => Assert.Contains(word, prepare));
        Assert.All([.. InputOptions, .. SplitOptions, "--train", "--validation", "--rejected", "--share"],
            word => Assert.Contains(word, split));
        foreach ((string verb, string help) in new[] { ("check", check), ("prepare", prepare), ("split", split) })
        {
            Assert.All(new[] { "Exit codes: 0 ", " 1 ", " 2 usage", " 3 ", "130 cancelled", "Examples:" }, word => Assert.Contains(word, help));
            string[] examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n');
            Assert.True(examples.Count(line => line.Contains($"phi3data {verb} ")) >= 2);
        }
    }

    [Theory]
    [InlineData("nowhere.jsonl", "nowhere.jsonl was not found")]
    [InlineData("x*.jsonl", "No file matches ")]
    [InlineData("nowhere/**/*.jsonl", "No file matches ")]
    [InlineData(".", "is a folder; name its files")]
    public async Task MissingInput_AnswersThreeFromEveryVerb(string input, string message)
    {
        string path = folder.At(input);
        foreach (string[] args in new[]
        {
            new[] { "check", path }, ["prepare", path, "--out", folder.At("o")],
            ["split", path, "--train", folder.At("t"), "--validation", folder.At("v")],
        })
        {
            Run run = await Run.Cli(args);
            Assert.Equal(3, run.Code);
            Assert.Empty(run.Out);
            Assert.Contains(message, Assert.Single(run.ErrorLines));
        }
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task CancelledToken_Answers130FromEveryVerbAndLeavesNothing()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(12));
        foreach (string[] args in new[]
        {
            new[] { "check", input }, ["prepare", input, "--out", folder.Path],
            ["split", input, "--train", folder.At("t"), "--validation", folder.At("v")],
        })
        {
            Run run = await Run.Cli(args, new CancellationToken(canceled: true));
            Assert.Equal(130, run.Code);
            Assert.StartsWith("phi3data: cancelled", run.Error);
        }
        Assert.Equal(["a.jsonl"], folder.Files);
    }
}
