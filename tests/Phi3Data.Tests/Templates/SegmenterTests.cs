using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What a tokenizer sees: special tokens in brackets as they are, the texts between them in quotes.</summary>
public class SegmenterTests
{
    [Theory]
    [InlineData("phi-3-mini-2024-04", "<s> <|user|> '\n \u00A0U ' <|end|> '\n' <|assistant|> '\nA' <|end|> '\n'")]
    [InlineData("phi-3-mini-2024-07", "<|user|> 'U ' <|end|> <|assistant|> 'A' <|end|> <|endoftext|>")]
    [InlineData("phi-4", "<|im_start|> 'user' <|im_sep|> 'U' <|im_end|> <|im_start|> 'assistant' <|im_sep|> 'A' <|im_end|>")]
    [InlineData("phi-4-mini", "<|user|> 'U ' <|end|> <|assistant|> 'A' <|end|> <|endoftext|>")]
    public void WhiteSpace_VanishesWhereTheTokensStripIt(string template, string seen) => Assert.Equal(seen, Segments(template, " \u00A0U "));

    [Theory]
    [InlineData("a<|end|>  b", "'a' <|end|> 'b'")]
    [InlineData("<|end|><|user|>", "<|end|> <|user|>")]
    [InlineData("<<|end|>>", "'<' <|end|> '>'")]
    [InlineData("<|en<|end|>", "'<|en' <|end|>")]
    [InlineData("a</s> b", "'a' </s> 'b'")]
    [InlineData("a<s> b", "'a' <s> ' b'")]
    [InlineData("<unk>", "<unk>")]
    [InlineData("<|im_end|><b>x</b></span><", "'<|im_end|><b>x</b></span><'")]
    [InlineData("\u2003\u3000\u0085", "")]
    [InlineData("\u200Ba\uFEFF", "'\u200Ba\uFEFF'")]
    public void TokensInContent_AreFound(string content, string seen) =>
        Assert.Equal($"<|user|> {seen} <|end|> <|assistant|> 'A' <|end|> <|endoftext|>".Replace("  ", " "), Segments("phi-3-mini-2024-07", content));

    [Fact]
    public void TokensInContent_AreTextWhereTheyAreLiteral() =>
        Assert.Equal("<|user|> 'a<|end|>  b' <|end|> <|assistant|> 'A' <|end|> <|endoftext|>",
            Segments("phi-3-mini-2024-07", "a<|end|>  b", isLiteral: true));

    [Theory]
    [InlineData("phi-3-mini-2024-04", "T1 C4 | T1 | T1 C2 | T1 | ")]
    [InlineData("phi-3-mini-2024-07", "C2 | C1 | ")]
    [InlineData("phi-3-small", "T1 C4 | T1 | T1 C2 | T1 | ")]
    [InlineData("phi-4", "T4 | C2 | T9 | C1 | ")]
    [InlineData("phi-4-mini", "C2 | C1 | ")]
    public void Runs_SayWhoseTheTextIs(string template, string runs)
    {
        var seen = new Recorder();
        Walk(template, "\\nab", isLiteral: false, seen);
        Assert.Equal(runs, seen.Runs.ToString());
    }

    private static string Segments(string template, string content, bool isLiteral = false)
    {
        var seen = new Recorder();
        Walk(template, content, isLiteral, seen);
        return string.Join(' ', seen.Texts);
    }

    private static void Walk(string template, string content, bool isLiteral, Recorder seen)
    {
        var renderer = new TemplateRenderer(ChatTemplateCatalog.Find(template)!);
        ConversationView view = new TestConversations().Read(
            $$"""{"messages":[{"role":"user","content":"{{content}}"},{"role":"assistant","content":"A"}]}""");
        var segmenter = new Segmenter(new SegmentMemory(), seen, renderer.Program.Tokens, isLiteral);
        renderer.Render(view, isPrompt: false, ref segmenter);
        segmenter.Finish();
    }

    private sealed class Recorder : ISegmentSink
    {
        public List<string> Texts { get; } = [];

        public StringBuilder Runs { get; } = new();

        public void Token(SpecialToken token, in PieceOwner owner) => Texts.Add(token.Text);

        public void Segment(ReadOnlySpan<byte> text, ReadOnlySpan<SegmentRun> runs, bool isStart)
        {
            Texts.Add($"'{Encoding.UTF8.GetString(text)}'");
            foreach (ref readonly SegmentRun run in runs) Runs.Append(run.Owner.IsContent ? 'C' : 'T').Append(run.End).Append(' ');
            Runs.Append("| ");
        }
    }
}
