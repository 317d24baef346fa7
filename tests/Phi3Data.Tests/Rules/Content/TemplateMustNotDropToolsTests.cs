using Xunit;

namespace Phi3Data.Tests;

public class TemplateMustNotDropToolsTests
{
    [Theory]
    [InlineData("phi-3-mini-4k")]
    [InlineData("phi-3-medium-4k")]
    [InlineData("phi-4")]
    public void ToolMessage_IsReportedOnce(string model) =>
        Check.Finds(RuleId.TemplateMustNotDropTools, Severity.Warning, $"the chat template of {model} drops a message of role \"tool\"",
            Check.ToolRecord(Check.User, Call, Check.Answer("c").Replace("\"tool\",", "«\"tool\"»,"), Check.Assistant),
            options: For(model));

    [Theory]
    [InlineData("phi-4-mini", ", only a tools key on the system message")]
    [InlineData("phi-3-small-8k", "")]
    public void WhereToolMessagesAreWritten_TheListIsReported(string model, string hint) =>
        Check.Finds(RuleId.TemplateMustNotDropTools, Severity.Warning, $"the chat template of {model} does not read the record's tools{hint}",
            $$"""{"messages":[{{Check.User}},{{Call}},{{Check.Answer("c")}},{{Check.Assistant}}],"tools":«[{{Check.Tool}}]»}""",
            options: For(model));

    [Fact]
    public void NoTools_Pass() => Check.Passes(Check.Record(Check.User, Check.Assistant), options: For("phi-4"));

    [Fact]
    public void WithoutAModel_ItIsSilent() => Check.Passes(Check.ToolRecord(Check.User, Call, Check.Answer("c"), Check.Assistant));

    private static readonly string Call = Check.Call("c").Replace("\"content\":null", "\"content\":\"x\"");

    private static RuleOptions For(string model) => RuleOptions.Default with { Model = ModelCatalog.Find(model) };
}
