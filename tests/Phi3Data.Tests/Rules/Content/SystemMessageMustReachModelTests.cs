using Xunit;

namespace Phi3Data.Tests;

public class SystemMessageMustReachModelTests
{
    [Fact]
    public void DroppedMessage_IsReported() =>
        Check.Finds(RuleId.SystemMessageMustReachModel, Severity.Warning, "the chat template of phi-3-medium-128k drops the system message",
            Check.Record(Check.System.Replace("\"system\"", "«\"system\"»"), Check.User, Check.Assistant), options: For("phi-3-medium-128k"));

    [Theory]
    [InlineData("phi-3-mini-4k")]
    [InlineData("phi-4")]
    [InlineData("phi-4-mini")]
    public void WhereItIsWritten_ItPasses(string model) =>
        Check.Passes(Check.Record(Check.System, Check.User, Check.Assistant), options: For(model));

    [Fact]
    public void WithoutASystemMessage_Passes() =>
        Check.Passes(Check.Record(Check.User, Check.Assistant), options: For("phi-3-medium-4k"));

    private static RuleOptions For(string model) => RuleOptions.Default with { Model = ModelCatalog.Find(model) };
}
