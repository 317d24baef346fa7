using System;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class ContentMustNotContainControlTokensTests
{
    private static string Message(string token) =>
        $"the content holds {token}, which Phi models read as a control token; expected text only";

    [Theory]
    [InlineData("<|end|>")]
    [InlineData("<|user|>")]
    [InlineData("<|assistant|>")]
    [InlineData("<|system|>")]
    [InlineData("<|tool|>")]
    [InlineData("<|endoftext|>")]
    [InlineData("<|im_start|>")]
    [InlineData("<|im_sep|>")]
    [InlineData("<|im_end|>")]
    [InlineData("<|endofprompt|>")]
    [InlineData("<|fim_prefix|>")]
    [InlineData("<|fim_middle|>")]
    [InlineData("<|fim_suffix|>")]
    [InlineData("<|tag|>")]
    [InlineData("\\u003c|end|>")]
    [InlineData("\\u003C|end|\\u003E")]
    [InlineData("<\\u007cend\\u007C>")]
    [InlineData("<|e\\u006ed|>")]
    [InlineData("\\u003c\\u007c\\u0065\\u006e\\u0064\\u007c\\u003e")]
    public void Token_IsReportedWhereItStands(string token)
    {
        foreach (string before in new[] { "", "é ", "<", "<|", "<|en", "\\\\", "\\n", "a<b ", "\\u003c" })
        {
            Check.Finds(RuleId.ContentMustNotContainControlTokens, Severity.Warning, Message(token),
                Check.Record(Check.User, $$"""{"role":"assistant","content":"{{before}}«{{token}}» b"}"""));
        }
    }

    [Fact]
    public void EachToken_IsReported() =>
        Check.Finds(RuleId.ContentMustNotContainControlTokens, Severity.Warning, Message("<|end|>"),
            Check.Record(
                """{"role":"system","content":"«<|end|>»"}""", """{"role":"user","content":"a«<|end|>»«<|end|>»\n"}""",
                """{"role":"assistant","content":[{"type":"text","text":"é«<|end|>»"},{"type":"text","text":"\t«<|end|>»"}]}"""));

    [Fact]
    public void ShareGpt_IsCheckedToo() =>
        Check.Finds(RuleId.ContentMustNotContainControlTokens, Severity.Warning, Message("<|user|>"),
            Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"gpt","value":"b«<|user|>»"}"""),
            RecordFormat.ShareGpt);

    [Fact]
    public void Column_IsThatOfTheToken()
    {
        string line = Check.Record(Check.User, """{"role":"assistant","content":"é😀<|end|>"}""");
        Assert.Equal((line.IndexOf('<') + 1, "$.messages[1].content"), (Check.Line(line).Only.Column, Check.Line(line).Only.Path));
    }

    [Theory]
    [InlineData("<end>")]
    [InlineData("<|end>")]
    [InlineData("|end|>")]
    [InlineData("<|end|")]
    [InlineData("<|")]
    [InlineData("<")]
    [InlineData("\\u003c")]
    [InlineData("\\u003c|")]
    [InlineData("<| end |>")]
    [InlineData("<|End|>")]
    [InlineData("<|ends|>")]
    [InlineData("<|endoftextsoon|>")]
    [InlineData("<||>")]
    [InlineData("<||end|>")]
    [InlineData("<|tool_call|>[]<|/tool_call|>")]
    [InlineData("<|placeholder1|>")]
    [InlineData("<s>old</s> new")]
    [InlineData("\\\\u003c|end|>")]
    [InlineData("f = a <| b |> c")]
    [InlineData("\\u00e9\\u003d\\u007e")]
    public void OtherText_Passes(string text) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{text}}"}"""));

    [Fact]
    public void ToolsInTheSystemMessage_Pass() =>
        Check.Passes(Check.Record(
            """{"role":"system","content":"You help.<|tool|>[]<|/tool|>"}""", Check.User, Check.Assistant));

    [Fact]
    public void TokenOutsideOfContent_Passes() =>
        Check.Passes(RuleId.ContentMustNotContainControlTokens,
            $$"""{"<|end|>":"<|end|>","messages":[{"role":"user","content":"a","name":"<|end|>"},{{Check.Assistant}}]}""");

    [Fact]
    public void ManyTokens_AreAllCounted()
    {
        string text = string.Concat(Enumerable.Repeat("<|<|end|>", 1000));
        LineCheck check = Check.Line(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{text}}"}"""));
        int index = RuleCatalog.All.ToList().FindIndex(r => r.Rule == RuleId.ContentMustNotContainControlTokens);
        Assert.Equal(1000, check.Counts[index]);
    }

    [Theory]
    [InlineData("phi-3-mini-4k", "<s>")]
    [InlineData("phi-3-mini-4k", "</s>")]
    [InlineData("phi-3-mini-4k", "<unk>")]
    [InlineData("phi-3-mini-4k", "<|placeholder6|>")]
    [InlineData("phi-3.5-mini", "\\u003c/s>")]
    [InlineData("phi-3-small-8k", "<|dummy_id_0|>")]
    [InlineData("phi-3-small-8k", "<|endofprompt|>")]
    [InlineData("phi-4", "<|im_sep|>")]
    [InlineData("phi-4", "<|fim_suffix|>")]
    [InlineData("phi-4", "<|dummy_87|>")]
    [InlineData("phi-4-mini", "<|/tool|>")]
    [InlineData("phi-4-mini", "<|tool_response|>")]
    public void TokenOfTheModel_IsReported(string model, string token) =>
        Check.Finds(RuleId.ContentMustNotContainControlTokens, Severity.Warning, Message(token),
            Check.Record(Check.User, $$"""{"role":"assistant","content":"a <«{{token}}» b"}"""), options: For(model));

    [Theory]
    [InlineData("phi-3-mini-4k", "<|im_end|>")]
    [InlineData("phi-3-mini-4k", "<|endofprompt|><span></span><S>")]
    [InlineData("phi-4", "<|end|><|user|><s>")]
    [InlineData("phi-4", "<|dummy_88|>")]
    [InlineData("phi-4-mini", "<|im_start|><|tool_call|>[]<|/tool_call|>")]
    public void TokenOfAnotherModel_IsText(string model, string text) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{text}} b"}"""), options: For(model));

    [Fact]
    public void EveryToken_IsFound() =>
        Assert.All(ModelCatalog.All, model => Assert.All(model.Template.SpecialTokens, token =>
            Assert.Contains(RuleId.ContentMustNotContainControlTokens, Check.Line(
                Check.Record($$"""{"role":"user","content":"a{{token.Text}}"}""", Check.Assistant), options: For(model.Name))
                .Findings.Select(finding => finding.Rule))));

    private static RuleOptions For(string model) => RuleOptions.Default with { Model = ModelCatalog.Find(model) };
}
