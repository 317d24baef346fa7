using Xunit;

namespace Phi3Data.Tests;

public class RecordsMustNotBeWrappedInArrayTests
{
    private const string Message = "the line starts a JSON array, expected one object per line (JSON Lines)";

    [Theory]
    [InlineData("«[»]")]
    [InlineData("«[»{}]")]
    [InlineData(" \t«[»{\"messages\":[]},")]
    [InlineData("«[»{\"messages\":[]}, {\"messages\":[]}]")]
    [InlineData("«[»1")]
    [InlineData("«[»[")]
    [InlineData("«[»]\r")]
    public void LineThatOpensAnArray_IsReportedAtTheBracket(string marked) =>
        Check.Finds(RuleId.RecordsMustNotBeWrappedInArray, Severity.Error, Message, marked);

    [Theory]
    [InlineData("[")]
    [InlineData(" [ \r")]
    [InlineData("]")]
    public void BracketAlone_IsAPieceOfARecord(string line)
    {
        Check.Passes(RuleId.RecordsMustNotBeWrappedInArray, line);
        Assert.Equal("PHI1007", Check.Line(line).Only.Rule);
    }

    [Fact]
    public void LastLineOfTheArray_HasSomethingBehindTheRecord() =>
        Check.Finds(RuleId.LineMustBeJson, Severity.Error,
            "not JSON: found ']' behind the record, expected the end of the line",
            Check.Record(Check.User, Check.Assistant) + "«]»");
}
