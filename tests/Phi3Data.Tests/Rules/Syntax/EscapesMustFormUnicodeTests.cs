using Xunit;

namespace Phi3Data.Tests;

public class EscapesMustFormUnicodeTests
{
    private static string Message(string escape) => $"{escape} is half of a surrogate pair without its other half";

    [Theory]
    [InlineData("""«\ud800»""", """\ud800""")]
    [InlineData("""é😀 «\ud83d»""", """\ud83d""")]
    [InlineData("""«\uDE00» x""", """\uDE00""")]
    [InlineData("""«\ude00»\ud83d""", """\ude00""")]
    [InlineData("""«\ud83d»\ud83d\ude00""", """\ud83d""")]
    [InlineData("""«\ud83d»\n""", """\ud83d""")]
    [InlineData("""«\ud83d»\\ude00""", """\ud83d""")]
    [InlineData("""\ud83d\ude00«\ude00»""", """\ude00""")]
    public void LoneHalf_IsReportedAtTheEscape(string content, string escape) =>
        Check.Finds(RuleId.EscapesMustFormUnicode, Severity.Error, Message(escape),
            Check.Record(Check.User, $$"""{"role":"assistant","content":"{{content}}"}"""));

    [Fact]
    public void EachString_IsReportedOnce() =>
        Check.Finds(RuleId.EscapesMustFormUnicode, Severity.Error, Message("""\ud800"""),
            Check.Record(
                """{"role":"user","content":"«\ud800»\ud800"}""",
                """{"role":"assistant","content":"«\ud800» \udc00"}"""));

    [Fact]
    public void LoneHalfInAKey_IsReported() =>
        Check.Finds(RuleId.EscapesMustFormUnicode, Severity.Error, Message("""\udc00"""),
            Check.WithTools("""[{"type":"function","function":{"name":"f"},"x«\udc00»":1}]"""));

    [Theory]
    [InlineData("""\ud83d\ude00""")]
    [InlineData("""\uD83D\uDE00""")]
    [InlineData("""\\ud800""")]
    [InlineData("""\ud7ff\ue000""")]
    [InlineData("😀")]
    public void WholePair_Passes(string content) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{content}}"}"""));
}
