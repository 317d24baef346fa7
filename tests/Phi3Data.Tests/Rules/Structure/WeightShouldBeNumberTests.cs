using Xunit;

namespace Phi3Data.Tests;

public class WeightShouldBeNumberTests
{
    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"1\"")]
    public void String_IsReported(string weight) =>
        Check.Finds(RuleId.WeightShouldBeNumber, Severity.Info, $"the weight {weight} is a string, expected the number",
            Check.Record(Check.User, Check.Assistant, Check.User, $$"""{"role":"assistant","content":"b","weight":«{{weight}}»}"""));

    [Theory]
    [InlineData("0.5")]
    [InlineData("\"2\"")]
    [InlineData("\"00\"")]
    [InlineData("\"\"")]
    public void AnotherWrongWeight_IsAnotherRules(string weight) =>
        Check.Passes(RuleId.WeightShouldBeNumber,
            Check.Record(Check.User, $$"""{"role":"assistant","content":"b","weight":{{weight}}}"""));

    [Fact]
    public void Number_Passes() =>
        Check.Passes(Check.Record(Check.User, """{"role":"assistant","content":"b","weight":1}"""));
}
