using Xunit;

namespace Phi3Data.Tests;

public class ContentMustSuitTemplateTests
{
    private static readonly RuleOptions Phi4 = RuleOptions.Default with { Model = ModelCatalog.Find("phi-4") };

    [Fact]
    public void Parts_AreReported() =>
        Check.Finds(RuleId.ContentMustSuitTemplate, Severity.Warning,
            "the content is an array, expected a string: the chat template of phi-4 joins strings",
            Check.Record("""{"role":"user","content":«[{"type":"text","text":"a"}]»}""", Check.Assistant), options: Phi4);

    [Fact]
    public void NullBesideACall_IsReported() =>
        Check.Finds(RuleId.ContentMustSuitTemplate, Severity.Warning,
            "the content is null, expected a string: the chat template of phi-4 joins strings",
            Check.ToolRecord(Check.User, Check.Call("c").Replace("null", "«null»")), options: Phi4, also: RuleId.TemplateMustNotDropTools);

    [Fact]
    public void Strings_Pass() => Check.Passes(Check.Record(Check.User, Check.Assistant), options: Phi4);

    [Fact]
    public void WithoutAModel_ItIsSilent() =>
        Check.Passes(Check.Record("""{"role":"user","content":[{"type":"text","text":"a"}]}""", Check.Assistant));
}
