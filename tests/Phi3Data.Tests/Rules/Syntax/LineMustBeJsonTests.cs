using Xunit;

namespace Phi3Data.Tests;

public class LineMustBeJsonTests
{
    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"«»""", "the line ends before its brackets are closed")]
    [InlineData("""{"messages"«»""", "the line ends before its brackets are closed")]
    [InlineData("""{"messages":[{"role":"user","content":"a«»""", "the line ends inside a string, expected a closing quote")]
    [InlineData("{\"a\":\"x«\t»y\"}", """raw control character '\u0009' in a string, expected an escape such as \n""")]
    [InlineData("""{"a":"«\d»"}""", """'\d' is no escape; a backslash itself is written \\""")]
    [InlineData("""{"a":"«\u12»G4"}""", """'\u12' is no escape, expected \u and four hexadecimal digits""")]
    [InlineData("""{"a":«01»}""", "'01' is no JSON number")]
    [InlineData("""{"a":«-»}""", "'-' is no JSON number")]
    [InlineData("""{"a":[1060,«NA»,741]}""",
        "'NA' is no JSON value; text needs quotes, and only true, false and null do not")]
    [InlineData("""{"a":«NaN»}""", "'NaN' is no JSON value; text needs quotes, and only true, false and null do not")]
    [InlineData("""{"a":«True»}""", "'True' is no JSON value; text needs quotes, and only true, false and null do not")]
    [InlineData("""{"a":«,»"b":1}""", "found ',', expected a value")]
    [InlineData("""{«'»a':1}""", "found ''', expected a key in double quotes")]
    [InlineData("""{«a»:1}""", "found 'a', expected a key in double quotes")]
    [InlineData("""{"a" «1»}""", "found '1', expected a colon after the key")]
    [InlineData("""{"a":"the "«t»ik" dance"}""",
        "found 't', expected a comma or a closing bracket; an inner quote needs a backslash")]
    [InlineData("""{"a":1«,»}""", "a comma stands before a closing bracket")]
    [InlineData("""{"a":[1«}»}""", "'}' closes a bracket of the other kind")]
    [InlineData("""{"a":1}«{»"a":2}""", "found '{' behind the record, expected the end of the line")]
    [InlineData("""{"a":1}«,»""", "found ',' behind the record, expected the end of the line")]
    [InlineData("""{"a":1} «é»""", "found 'é' behind the record, expected the end of the line")]
    [InlineData("«hello»", "'hello' is no JSON value; text needs quotes, and only true, false and null do not")]
    public void BrokenLine_IsReportedWhereItBreaks(string marked, string problem) =>
        Check.Finds(RuleId.LineMustBeJson, Severity.Error, "not JSON: " + problem, marked);

    [Fact]
    public void TerminalEscape_IsShownHarmless() =>
        Check.Finds(RuleId.LineMustBeJson, Severity.Error, """not JSON: found '\u001B', expected a value""",
            "«\u001b»[31m{}");

    [Fact]
    public void LongWord_IsShortened()
    {
        LineCheck check = Check.Line(new string('x', 1000));
        Assert.Equal(
            $"not JSON: '{new string('x', 64)}…' is no JSON value; text needs quotes, and only true, false and null do not",
            check.Only.Message);
    }

    [Fact]
    public void Column_CountsUtf16Units() =>
        Assert.Equal("""{"é😀":""".Length + 1, Check.Line("""{"é😀":x}""").Only.Column);

    [Fact]
    public void Path_SaysHowFarTheLineIsSound() =>
        Assert.Equal("$.messages[1].content",
            Check.Line(Check.Record(Check.User, """{"role":"assistant","content":NaN}""")).Only.Path);

    [Theory]
    [InlineData("""{"a":1} """)]
    [InlineData("""{"a":-0.0e+1,"b":[true,false,null],"c":"\/\b\f\u00e9"}""")]
    public void Json_Passes(string line) => Check.Passes(RuleId.LineMustBeJson, line);

    [Fact]
    public void FaultsOfTheirOwnRule_AreNotReportedTwice()
    {
        Check.Passes(RuleId.LineMustBeJson, "[" + Check.Record(Check.User, Check.Assistant) + ",");
        Check.Passes(RuleId.LineMustBeJson, "{");
        Check.Passes(RuleId.LineMustBeJson, new string('[', 100));
    }
}
