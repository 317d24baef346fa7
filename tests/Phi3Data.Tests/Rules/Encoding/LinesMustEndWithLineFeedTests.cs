using Xunit;

namespace Phi3Data.Tests;

public class LinesMustEndWithLineFeedTests
{
    private const string Message = "a carriage return (CR) stands between two records, expected a line feed (LF)";
    private static readonly string Good = Check.Record(Check.User, Check.Assistant);

    [Fact]
    public void RecordsWithACarriageReturnBetween_AreReportedAtIt()
    {
        Check.Finds(RuleId.LinesMustEndWithLineFeed, Severity.Error, Message, Good + "«\r»" + Good);
        Check.Finds(RuleId.LinesMustEndWithLineFeed, Severity.Error, Message, Good + " «\r»\r \t" + Good + "\r");
    }

    [Fact]
    public void ManyRecords_AreReportedOnce() =>
        Check.Finds(RuleId.LinesMustEndWithLineFeed, Severity.Error, Message, Good + "«\r»" + Good + "\r" + Good + "\rx");

    [Fact]
    public void RecordCutBehindTheCarriageReturn_IsReported() =>
        Check.Finds(RuleId.LinesMustEndWithLineFeed, Severity.Error, Message, Good + "«\r»{\"messages\":[");

    [Fact]
    public void CarriageReturnAsWhiteSpace_Passes()
    {
        Check.Passes(Good + "\r");
        Check.Passes("\r" + Good + "\r\r");
        Check.Passes(Good.Replace(":[", ":\r["));
    }

    [Theory]
    [InlineData("{\"a\":1}{\"a\":2}")]
    [InlineData("{\"a\":1} {\"a\":2}")]
    [InlineData("{\"a\":\r1}{\"a\":2}")]
    [InlineData("{\"a\":1}\rx")]
    [InlineData("{\"a\":1}\r[1]")]
    [InlineData("{\"a\":1}\r,{\"a\":2}")]
    [InlineData("1\r{\"a\":2}")]
    [InlineData("{\"a\":x}\r{\"a\":2}")]
    public void OtherTrailingData_IsNotJson(string line) => Assert.Equal("PHI1001", Check.Line(line).Only.Rule);
}
