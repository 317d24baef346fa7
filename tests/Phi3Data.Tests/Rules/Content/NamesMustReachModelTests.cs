using Xunit;

namespace Phi3Data.Tests;

public class NamesMustReachModelTests
{
    private const string Named = """{"role":"user","name":«"Ana"»,"content":"a"}""";

    [Theory]
    [InlineData("phi-3-mini-4k")]
    [InlineData("phi-4")]
    [InlineData("phi-4-mini")]
    public void Name_IsReportedOnce(string model) =>
        Check.Finds(RuleId.NamesMustReachModel, Severity.Info, $"the chat template of {model} drops the name of a message",
            Check.Record(Named, Check.Assistant, Named.Replace("«", "").Replace("»", ""), Check.Assistant), options: For(model));

    [Fact]
    public void NullName_Passes() =>
        Check.Passes(Check.Record(Named.Replace("«\"Ana\"»", "null"), Check.Assistant), options: For("phi-4"));

    [Fact]
    public void WithoutAModel_NamesPass() => Check.Passes(Check.Record(Named.Replace("«", "").Replace("»", ""), Check.Assistant));

    private static RuleOptions For(string model) => RuleOptions.Default with { Model = ModelCatalog.Find(model) };
}
