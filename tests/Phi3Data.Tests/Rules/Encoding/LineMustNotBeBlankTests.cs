using Xunit;

namespace Phi3Data.Tests;

public class LineMustNotBeBlankTests
{
    [Theory]
    [InlineData("«»")]
    [InlineData("«»\r")]
    [InlineData("«» \t ")]
    public void NothingButWhiteSpace_IsReported(string line)
    {
        Check.Finds(RuleId.LineMustNotBeBlank, Severity.Warning, "the line is blank; most services refuse blank lines", line);
        Assert.Equal(LineVerdict.Blank, Check.Line(line.Replace("«»", "")).Verdict);
    }

    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u3000")]
    [InlineData("\u2028")]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\0")]
    public void WhiteSpaceThatIsNotJsons_IsNoBlankLine(string line)
    {
        Check.Passes(RuleId.LineMustNotBeBlank, line);
        Assert.Equal(LineVerdict.Invalid, Check.Line(line).Verdict);
    }

    [Fact]
    public void WhiteSpaceAroundARecord_Passes() =>
        Check.Passes($" \t{Check.Record(Check.User, Check.Assistant)} \r");

    [Fact]
    public void AsAnError_TheVerdictIsStillBlank()
    {
        RuleOptions options = RuleOptions.Default.WithSeverity(RuleId.LineMustNotBeBlank, Severity.Error);
        Assert.Equal(LineVerdict.Blank, Check.Line("", options: options).Verdict);
    }
}
