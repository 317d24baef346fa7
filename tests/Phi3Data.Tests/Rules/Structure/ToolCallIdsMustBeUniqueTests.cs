using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class ToolCallIdsMustBeUniqueTests
{
    private static string Message(string id) =>
        $"an earlier call of the record has the id {id}, too; expected an id of its own for each call";

    private static string Calls(params string[] ids) =>
        Check.Call([.. ids.Select(id => "#" + id + "#")]).Replace("\"#", "").Replace("#\"", "");

    [Theory]
    [InlineData("\"c\"")]
    [InlineData("\"\\u0063\"")]
    public void SameIdInOneMessage_IsReportedAtTheSecond(string id) =>
        Check.Finds(RuleId.ToolCallIdsMustBeUnique, Severity.Warning, Message(id),
            Check.ToolRecord(Check.User, Calls("\"c\"", "\"d\"", $"«{id}»")));

    [Fact]
    public void SameIdInALaterMessage_IsReported() =>
        Check.Finds(RuleId.ToolCallIdsMustBeUnique, Severity.Warning, Message("\"c\""),
            Check.ToolRecord(
                Check.User, Check.Call("c"), Check.Answer("c"), Check.Assistant, Check.User, Calls("«\"c\"»")));

    [Fact]
    public void DifferentIds_Pass() =>
        Check.Passes(Check.ToolRecord(Check.User, Check.Call([.. Enumerable.Range(0, 99).Select(i => "c" + i)])));

    [Fact]
    public void IdsThatAreNoStrings_AreAnotherRules() =>
        Check.Passes(RuleId.ToolCallIdsMustBeUnique, Check.ToolRecord(Check.User, Calls("7", "7")));
}
