using System;
using System.IO;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class CleanCommandTests : IDisposable
{
    private const string Dirty = """{"messages":[{"role":"user","content":" Mail me@example.com "},{"role":"assistant","content":"Ok."}]}""";

    private readonly TempFolder folder = new();

    private string Input => folder.Write("a.jsonl", Dirty, "{broken", Dirty.Replace(" Mail", "Mail").Replace("com ", "com"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Changes_AreWrittenLoggedAndTakenBack()
    {
        Run run = await Run.Cli("clean", Input, "--out", folder.At("c.jsonl"), "--step", "redact=on", "--step", "RedactPhones=off");

        Assert.Equal(0, run.Code);
        Assert.Equal(["a.jsonl", "c.jsonl", "c.patch.jsonl"], folder.Files);
        Assert.Contains("\"content\":\"Mail [EMAIL_1]\"", folder.Lines("c.jsonl")[0]);
        Assert.Equal("{broken", folder.Lines("c.jsonl")[1]);
        Assert.Equal(3, folder.Lines("c.patch.jsonl").Length);
        Assert.StartsWith(
            "{\"step\":\"PHI6009\",\"name\":\"TrimContent\",\"file\":\"", folder.Lines("c.patch.jsonl")[0]);
        Assert.Contains("3 changes in ", run.Out);

        Run back = await Run.Cli("clean", folder.At("c.jsonl"), "--revert", folder.At("c.patch.jsonl"), "--out", folder.At("b.jsonl"));

        Assert.Equal(0, back.Code);
        Assert.Equal(File.ReadAllBytes(folder.At("a.jsonl")), File.ReadAllBytes(folder.At("b.jsonl")));
        Assert.Contains("3 changes taken back", back.Out);
    }

    [Fact]
    public async Task DryRun_ShowsTheDifferenceAndWritesNothing()
    {
        string input = Input;
        Run run = await Run.Cli("clean", input, "--dry-run");

        Assert.Equal(0, run.Code);
        Assert.Equal(["a.jsonl"], folder.Files);
        Assert.Contains($"{input}:1 $.messages[0].content PHI6009 TrimContent", run.Out);
        Assert.Contains("-  Mail me@example.com ", run.Out);
        Assert.Contains("+ Mail me@example.com", run.Out);
        Assert.Contains("1 would change", run.Error);
    }

    [Theory]
    [InlineData("--step", "Trim=on")]
    [InlineData("--step", "TrimContent")]
    [InlineData("--step", "TrimContent=yes")]
    [InlineData("--dry-run", "--quiet")]
    public async Task WrongUse_IsNamed(string option, string value)
    {
        Run run = await Run.Cli("clean", Input, "--out", folder.At("c.jsonl"), option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(option, run.Error);
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [Fact]
    public async Task OutputOverTheInput_IsRefused()
    {
        Run run = await Run.Cli("clean", Input, "--out", folder.At("a.jsonl"));

        Assert.Equal(2, run.Code);
        Assert.Contains("input", run.Error);
    }

    [Fact]
    public async Task LogThatDoesNotFit_AnswersThree()
    {
        string input = Input;
        await Run.Cli("clean", input, "--out", folder.At("c.jsonl"));

        Run run = await Run.Cli("clean", input, "--revert", folder.At("c.patch.jsonl"), "--out", folder.At("b.jsonl"));

        Assert.Equal(3, run.Code);
        Assert.Contains("line 1 is not as the patch log left it", run.Error);
        Assert.Equal(["a.jsonl", "c.jsonl", "c.patch.jsonl"], folder.Files);
    }
}
