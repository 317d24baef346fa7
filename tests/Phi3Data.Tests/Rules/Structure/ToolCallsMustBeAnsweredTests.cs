using Xunit;

namespace Phi3Data.Tests;

public class ToolCallsMustBeAnsweredTests
{
    private const string Message = "the call \"c\" has no tool message that answers it before the next other message";

    private static string Call(string ids) => Check.Call("#").Replace("\"#\"", ids);

    [Fact]
    public void CallThenUser_IsReportedAtTheId() =>
        Check.Finds(RuleId.ToolCallsMustBeAnswered, Severity.Error, Message,
            Check.ToolRecord(Check.User, Call("«\"c\"»"), Check.User, Check.Assistant));

    [Fact]
    public void OneOfTwoUnanswered_IsReported() =>
        Check.Finds(RuleId.ToolCallsMustBeAnswered, Severity.Error, Message,
            Check.ToolRecord(
                Check.User, Check.Call("«c»", "d").Replace("\"«c»\"", "«\"c\"»"), Check.Answer("d"), Check.Assistant));

    [Fact]
    public void AnswerAfterAnotherMessage_ComesTooLate() =>
        Check.Finds(RuleId.ToolCallsMustBeAnswered, Severity.Error, Message,
            Check.ToolRecord(Check.User, Call("«\"c\"»"), Check.User, Check.Answer("c"), Check.Assistant));

    [Fact]
    public void EachTurn_IsJudgedByItself() =>
        Check.Finds(RuleId.ToolCallsMustBeAnswered, Severity.Error, Message,
            Check.ToolRecord(
                Check.User, Check.Call("b"), Check.Answer("b"), Call("«\"c\"»"), Check.User, Check.Call("d"),
                Check.Answer("d"), Check.Assistant));

    [Fact]
    public void AnswersInAnyOrder_Pass() =>
        Check.Passes(Check.ToolRecord(
            Check.User, Check.Call("c", "d"), Check.Answer("d"), Check.Answer("\\u0063"), Check.Assistant));

    [Fact]
    public void CallsThatEndTheRecord_Pass() =>
        Check.Passes(Check.ToolRecord(Check.User, Check.Call("c", "d")));

    [Fact]
    public void RecordThatEndsAmongAnswers_IsAnotherRules() =>
        Check.Passes(RuleId.ToolCallsMustBeAnswered,
            Check.ToolRecord(Check.User, Check.Call("c", "d"), Check.Answer("d")));

    [Theory]
    [InlineData("""{"role":"tool","tool_call_id":"zz","content":"1"}""")]
    [InlineData("""{"role":"tool","content":"1"}""")]
    public void AnswerThatBelongsToNoCall_HasItsOwnFindingOnly(string answer) =>
        Check.Passes(RuleId.ToolCallsMustBeAnswered,
            Check.ToolRecord(Check.User, Check.Call("c"), answer, Check.Assistant));

    [Fact]
    public void CallWithoutId_HasItsOwnFindingOnly() =>
        Check.Passes(RuleId.ToolCallsMustBeAnswered, Check.ToolRecord(Check.User, Call("7"), Check.User, Check.Assistant));

    [Fact]
    public void UnreadableRole_HasItsOwnFindingOnly() =>
        Check.Passes(RuleId.ToolCallsMustBeAnswered, Check.ToolRecord(
            Check.User, Check.Call("c"), """{"role":"tools","tool_call_id":"c","content":"1"}""", Check.Assistant));

    [Fact]
    public void MessagesAboveTheLimit_AreNotDenied() =>
        Check.Passes(RuleId.ToolCallsMustBeAnswered,
            Check.ToolRecord(Check.User, Check.Call("c", "d"), Check.Answer("d"), Check.Answer("c"), Check.Assistant),
            options: new RuleOptions { MaxMessages = 3 });
}
