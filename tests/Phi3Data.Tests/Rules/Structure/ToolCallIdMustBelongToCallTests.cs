using Xunit;

namespace Phi3Data.Tests;

public class ToolCallIdMustBelongToCallTests
{
    private static readonly string CallC = Check.Call("c");
    private static readonly string CallD = Check.Call("d");

    private static string Message(string id) =>
        $"{id} is the id of no call in the nearest assistant message with tool_calls before it";

    private static string Result(string id) => $$"""{"role":"tool","tool_call_id":{{id}},"content":"1"}""";

    [Fact]
    public void OtherId_IsReportedAtItsValue() =>
        Check.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message("\"zz\""),
            Check.ToolRecord(Check.User, CallC, Result("«\"zz\"»"), Check.Assistant));

    [Fact]
    public void IdOfAnEarlierCall_IsReported() =>
        Check.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message("\"c\""),
            Check.ToolRecord(Check.User, CallC, Result("\"c\""), CallD, Result("«\"c\"»"), Check.Assistant));

    [Fact]
    public void ResultBeforeItsCall_IsReported() =>
        Check.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message("\"c\""),
            Check.ToolRecord(Check.User, Result("«\"c\"»"), CallC));

    [Fact]
    public void CallUnderARoleThatCannotBeRead_IsAnswered() =>
        Check.Passes(RuleId.ToolCallIdMustBelongToCall,
            Check.ToolRecord(Check.User, CallC.Replace("\"assistant\"", "\"Assistant\""), Result("\"c\""), Check.Assistant));

    [Fact]
    public void CallsWithoutAnyCall_AreReported() =>
        Check.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message("\"c\""),
            Check.Record(
                Check.User, """{"role":"assistant","content":"b","tool_calls":[]}""", Result("«\"c\"»"), Check.Assistant));

    [Theory]
    [InlineData("[{\"type\":\"function\"}]")]
    [InlineData("[{\"id\":7}]")]
    [InlineData("[{\"function\":{\"id\":\"c\"}}]")]
    [InlineData("[[{\"id\":\"c\"}],\"c\",null]")]
    [InlineData("[{\"id\":\"C\",\"type\":7}]")]
    public void CallsWithoutThatId_AreReported(string calls) =>
        Check.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message("\"c\""),
            Check.ToolRecord(
                Check.User, $$"""{"role":"assistant","tool_calls":{{calls}}}""", Result("«\"c\"»"), Check.Assistant),
            also: RuleId.ToolCallMustBeComplete);

    [Theory]
    [InlineData("\"c\"", "\"c\"")]
    [InlineData("\"c\"", "\"\\u0063\"")]
    [InlineData("\"\\u0063\"", "\"c\"")]
    [InlineData("\"\"", "\"\"")]
    public void SameId_EscapedOrNot_Passes(string call, string result) =>
        Check.Passes(Check.ToolRecord(
            Check.User,
            $$$"""
            {"role":"assistant","tool_calls":[{"x":[[1],{}],"\u0069d":{{{call}}},"type":"function",
            "function":{"name":"f","arguments":"{}"}}]}
            """,
            Result(result), Check.Assistant));

    [Fact]
    public void SeveralCalls_MayBeAnsweredInAnyOrder() =>
        Check.Passes(Check.ToolRecord(
            Check.User, Check.Call("c", "d", "e"),
            Result("\"e\""), Result("\"c\""), Result("\"d\""), Check.Assistant));

    [Fact]
    public void AnswerWithoutCallsBetween_DoesNotHideTheCall() =>
        Check.Passes(RuleId.ToolCallIdMustBelongToCall,
            Check.ToolRecord(Check.User, CallC, Check.Assistant, Result("\"c\""), Check.Assistant));

    [Fact]
    public void IdThatIsNoString_IsAnotherRules() =>
        Check.Passes(RuleId.ToolCallIdMustBelongToCall,
            Check.ToolRecord(Check.User, CallC, Result("5"), Check.Assistant));

    [Fact]
    public void RecordsDoNotShareIds()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        string first = Check.ToolRecord(Check.User, CallC, Result("\"c\""), Check.Assistant);
        string second = Check.Record(Check.User, Result("\"c\""), Check.Assistant);
        byte[] one = System.Text.Encoding.UTF8.GetBytes(first), two = System.Text.Encoding.UTF8.GetBytes(second);
        Assert.Equal(LineVerdict.Valid, rules.Check(one, 1, RecordFormat.Messages, findings, out _));
        Assert.Equal(LineVerdict.Invalid, rules.Check(two, 2, RecordFormat.Messages, findings, out _));
    }
}
