using Xunit;

namespace Phi3Data.Tests;

public class WeightMustBeZeroOrOneTests
{
    [Theory]
    [InlineData("0.5")]
    [InlineData("1.0")]
    [InlineData("0.0")]
    [InlineData("-0")]
    [InlineData("1e0")]
    [InlineData("2")]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("true")]
    [InlineData("\"yes\"")]
    [InlineData("\"\"")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void AnotherWeight_IsReportedAtItsValue(string weight) =>
        Check.Finds(RuleId.WeightMustBeZeroOrOne, Severity.Error, $"the weight is {weight}, expected 0 or 1",
            Check.Record(Check.User, $$"""{"role":"assistant","content":"b","weight": «{{weight}}» }"""));

    [Fact]
    public void WeightOfAnyRole_IsChecked() =>
        Check.Finds(RuleId.WeightMustBeZeroOrOne, Severity.Error, "the weight is 3, expected 0 or 1",
            Check.Record("""{"role":"user","content":"a","weight":«3»}""", Check.Assistant),
            also: RuleId.WeightMustBeOnAssistant);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("\"0\"")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void ZeroOneOrNone_Passes(string weight) =>
        Check.Passes(RuleId.WeightMustBeZeroOrOne, Check.Record(
            Check.User, $$"""{"role":"assistant","content":"b","weight":{{weight}}}""", Check.User, Check.Assistant));
}
