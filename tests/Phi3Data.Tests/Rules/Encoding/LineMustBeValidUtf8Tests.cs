using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class LineMustBeValidUtf8Tests
{
    private const string Before = """{"messages":[{"role":"user","content":"é""";
    private const string Behind = """x"}]}""";

    [Theory]
    [InlineData(new byte[] { 0xFF }, 1, "byte FF is not UTF-8; save the file as UTF-8")]
    [InlineData(new byte[] { 0xE9 }, 1, "byte E9 is not UTF-8; save the file as UTF-8")]
    [InlineData(new byte[] { 0xC0, 0x80 }, 1, "byte C0 is not UTF-8; save the file as UTF-8")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, "byte ED is not UTF-8; save the file as UTF-8")]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 }, 1, "byte F5 is not UTF-8; save the file as UTF-8")]
    public void BadByteInContent_IsReportedAtItsOffset(byte[] bad, int length, string message)
    {
        LineCheck check = Check.Line([.. Encoding.UTF8.GetBytes(Before), .. bad, .. Encoding.UTF8.GetBytes(Behind)]);
        Finding finding = Assert.Single(check.Findings);
        Assert.Equal(RuleId.LineMustBeValidUtf8, finding.Rule);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal((Encoding.UTF8.GetByteCount(Before), length), (finding.Offset, finding.Length));
        Assert.Equal((message, Before.Length + 1), (check.Only.Message, check.Only.Column));
        Assert.Equal(LineVerdict.Invalid, check.Verdict);
    }

    [Theory]
    [InlineData(new byte[] { 0xE2, 0x82 }, "bytes E2 82 are not UTF-8; save the file as UTF-8")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "bytes F0 9F 98 are not UTF-8; save the file as UTF-8")]
    public void CutSequence_IsReportedWhole(byte[] bad, string message)
    {
        LineCheck check = Check.Line([.. Encoding.UTF8.GetBytes(Before), .. bad, .. Encoding.UTF8.GetBytes(Behind)]);
        Finding finding = Assert.Single(check.Findings);
        Assert.Equal((RuleId.LineMustBeValidUtf8, bad.Length, message), (finding.Rule, finding.Length, check.Only.Message));
    }

    [Fact]
    public void BadByteInKey_IsReported()
    {
        Finding finding = Assert.Single(Check.Line([.. """{"mess"""u8, 0xFF, .. """ages":[]}"""u8]).Findings);
        Assert.Equal((RuleId.LineMustBeValidUtf8, 6, 1), (finding.Rule, finding.Offset, finding.Length));
    }

    [Fact]
    public void BadByteOutsideStrings_IsReported()
    {
        Finding finding = Assert.Single(Check.Line([(byte)'{', 0x80, (byte)'}']).Findings);
        Assert.Equal((RuleId.LineMustBeValidUtf8, 1, 1), (finding.Rule, finding.Offset, finding.Length));
    }

    [Theory]
    [InlineData("é ă 漢 😀 \u0085 \uFFFD \uFFFF \U0010FFFF")]
    public void AnyCodePoint_Passes(string content) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{content}}"}"""));

    [Fact]
    public void TurnedOff_TheLineIsStillRejected()
    {
        RuleOptions options = RuleOptions.Default.WithSeverity(RuleId.LineMustBeValidUtf8, Severity.None);
        LineCheck check = Check.Line([0xFF], options: options);
        Assert.Empty(check.Findings);
        Assert.Equal(LineVerdict.Invalid, check.Verdict);
    }
}
