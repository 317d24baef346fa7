using System;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class RenderCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Write() => folder.Write("a.jsonl",
        "{",
        """{"messages":[{"role":"user","content":"a\u001b[31m<b>\nc"},{"role":"assistant","content":"d<|end|>"},{"role":"user","content":"e"},{"role":"assistant","content":"f"}]}""");

    [Fact]
    public async Task Render_ShowsMessagesWithTheirTokens()
    {
        Run run = await Run.Cli("render", folder.Write("b.jsonl",
            """{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"c"}]}"""), "--line", "1", "--model", "phi-4-mini");
        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                $"{folder.At("b.jsonl")} line 1, phi-4-mini: 9 tokens, 2 trained, 7 masked",
                "message 1, user: 5 tokens (3 content, 2 template), masked",
                "| <|user|>a",
                "| b<|end|>",
                "message 2, assistant: 3 tokens (1 content, 2 template), 2 trained",
                "+ <|assistant|>c<|end|>",
                "template",
                "| <|endoftext|>",
            ],
            run.OutLines);
    }

    [Fact]
    public async Task Text_IsSafeForATerminal()
    {
        Run plain = await Run.Cli("render", Write(), "--line", "2", "--model", "phi-3-mini-4k");
        Assert.DoesNotContain('\u001b', plain.Out);
        Assert.Contains("a\\u001B[31m<b>", plain.Out);
        Run colored = await Run.Cli(
            ["render", Write(), "--line", "2", "--model", "phi-3-mini-4k"], CancellationToken.None, isOutputColored: true);
        Assert.Contains("a\\u001B[31m<b>", colored.Out);
        Assert.Contains("\u001b[31m<|end|>\u001b[0m", colored.Out); // text of a message that is a token
        Assert.Contains("\u001b[32mf\u001b[0m", colored.Out);
    }

    [Fact]
    public async Task Html_IsEscapedAndLoadsNothing()
    {
        Run run = await Run.Cli("render", Write(), "--line", "2", "--model", "phi-3-mini-4k", "--html");
        Assert.StartsWith("<!doctype html>", run.Out);
        Assert.Contains("a\\u001B[31m&lt;b&gt;\nc", run.Out);
        Assert.Contains("<span class=\"trap trained\">&lt;|end|&gt;</span>", run.Out);
        Assert.DoesNotContain("<b>", run.Out);
        Assert.DoesNotContain("http:", run.Out.Replace("http-equiv", "", StringComparison.Ordinal));
        Assert.DoesNotContain("https:", run.Out);
        Assert.DoesNotContain("<script", run.Out);
    }

    [Fact]
    public async Task DroppedMessage_IsNamed()
    {
        Run run = await Run.Cli("render", folder.Write("c.jsonl",
            """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"c"}]}"""),
            "--model", "phi-3-mini-4k", "--template", "phi-3-mini-2024-04");
        Assert.Equal("message 1, system: dropped by the template", run.OutLines[^1]);
    }

    [Fact]
    public async Task InvalidLine_IsNotRendered()
    {
        Run run = await Run.Cli("render", Write(), "--line", "1", "--model", "phi-4");
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("PHI1007", run.Error);
        Assert.Contains("is no valid record", run.Error);
    }

    [Theory]
    [InlineData("has 2 lines", "--line", "3", "--model", "phi-4")]
    [InlineData("expected 1 or more", "--line", "0", "--model", "phi-4")]
    [InlineData("name the model", "--line", "1")]
    public async Task WrongUse_IsSaid(string message, params string[] options)
    {
        Run run = await Run.Cli(["render", Write(), .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
    }
}
