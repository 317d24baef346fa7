using Xunit;

namespace Phi3Data.Tests;

public class NameMustBeValidTests
{
    private const string Longest = "abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789";

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"Ana Pop\"")]
    [InlineData("\"ana.pop\"")]
    [InlineData("\"Zoë\"")]
    [InlineData("\"Zo\\u00eb\"")]
    [InlineData("\"a\\n\"")]
    [InlineData("\"😀\"")]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    public void AnotherName_IsReportedAtItsValue(string name) =>
        Check.Finds(RuleId.NameMustBeValid, Severity.Warning,
            $"the name is {name}, expected 1 to 64 letters (A to Z, a to z), digits, _ or -",
            Check.Record($$"""{"role":"user","name": «{{name}}» ,"content":"a"}""", Check.Assistant));

    [Fact]
    public void SixtyFiveCharacters_AreTooMany() =>
        Assert.Equal("PHI2021",
            Check.Line(Check.Record($$"""{"role":"user","name":"{{Longest}}x","content":"a"}""", Check.Assistant)).Only.Rule);

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"Ana_Pop-7\"")]
    [InlineData("\"" + Longest + "\"")]
    [InlineData("\"Ana\\u002dPop\"")]
    [InlineData("null")]
    public void LettersDigitsAndDashes_Pass(string name)
    {
        Assert.Equal(64, Longest.Length);
        Check.Passes(Check.Record($$"""{"role":"user","name":{{name}},"content":"a"}""", Check.Assistant));
    }

    [Fact]
    public void EscapesCount_AsTheCharactersTheyStandFor()
    {
        string sixtyFour = string.Concat(System.Linq.Enumerable.Repeat("\\u0061", 64));
        Check.Passes(Check.Record($$"""{"role":"user","name":"{{sixtyFour}}","content":"a"}""", Check.Assistant));
        Assert.Equal("PHI2021",
            Check.Line(Check.Record($$"""{"role":"user","name":"{{sixtyFour}}a","content":"a"}""", Check.Assistant)).Only.Rule);
    }

    [Fact]
    public void ShareGpt_Passes() =>
        Check.Passes(
            Check.ShareGpt("""{"from":"human","value":"a","name":"Ana Pop"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);
}
