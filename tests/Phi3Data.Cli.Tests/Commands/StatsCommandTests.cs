using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class StatsCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_HasSizesRolesAndPrompts()
    {
        Run run = await Run.Cli("stats", Samples.SupportChats);
        Assert.Equal(0, run.Code);
        Assert.Equal("50 records", run.OutLines[0]);
        Assert.Contains(run.OutLines, line => line.StartsWith("characters per assistant message", StringComparison.Ordinal));
        Assert.Contains(run.OutLines, line => line.StartsWith("System prompts: 3 different in 47 of 50 records", StringComparison.Ordinal));
        Assert.Contains("7 lines are not valid and not counted", run.Error);
    }

    [Fact]
    public async Task Json_HasWholeHistograms()
    {
        Run run = await Run.Cli("stats", Samples.SupportChats, "-q", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement messages = json.RootElement.GetProperty("messages");
        Assert.Equal(50, json.RootElement.GetProperty("records").GetInt32());
        Assert.Equal(50, messages.GetProperty("histogram").EnumerateArray().Sum(pair => pair[1].GetInt32()));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Html_IsAPageWithTokens()
    {
        Run run = await Run.Cli("stats", Samples.SupportChats, "-q", "--format", "html", "--model", "phi-4");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("<!doctype html>", run.Out);
        Assert.Contains("<dt>records kept</dt><dd>50</dd>", run.Out);
        Assert.Contains("above the training window of 8,192", run.Out);
        Assert.Contains("PHI2006", run.Out);
    }

    [Fact]
    public async Task Compare_SaysHowFarApart()
    {
        string same = folder.Write("same.jsonl", TempFolder.Records(20));
        string other = folder.Write("other.jsonl", TempFolder.Records(20).Select(r => r.Replace("\"user\"", "\"user\",\"name\":\"a\"")).ToArray());
        Run run = await Run.Cli("stats", same, other, "--compare", "-q");
        Assert.Contains(run.OutLines, line => line.Contains("same.jsonl") && line.Contains("other.jsonl"));
        Assert.Contains("Distance from same.jsonl: 0 is the same, 1 nothing in common", run.OutLines);
        Assert.Equal(2, (await Run.Cli("stats", same, "--label", "a..b")).Code);
    }

    [Fact]
    public async Task HostileLabel_NeverBreaksOut()
    {
        string record = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"\u001b[31m|<b>\n#x\u202e"}]}""";
        string input = folder.Write("a.jsonl", record, record);
        foreach (string format in new[] { "text", "markdown", "json" })
        {
            Run run = await Run.Cli("stats", input, "-q", "--format", format);
            Assert.DoesNotContain(run.Out, c => c is '\u001b' or '\u202e');
            if (format == "markdown") Assert.DoesNotContain("<b>", run.Out);
        }
    }

    [Fact]
    public async Task EmptyInput_HasNoRecords() => Assert.StartsWith("0 records", (await Run.Cli("stats", folder.Write("a.jsonl"), "-q")).Out);
}
