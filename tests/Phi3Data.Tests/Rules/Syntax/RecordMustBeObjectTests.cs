using Xunit;

namespace Phi3Data.Tests;

public class RecordMustBeObjectTests
{
    [Theory]
    [InlineData("«1»", "a number")]
    [InlineData("«\"{}\"»", "a string")]
    [InlineData("«null»", "null")]
    [InlineData(" «true» ", "true or false")]
    [InlineData("«-1.5e3»\r", "a number")]
    public void AnotherValue_IsReportedWhole(string marked, string kind) =>
        Check.Finds(RuleId.RecordMustBeObject, Severity.Error,
            $"the record is {kind}, expected an object {{\"messages\":[…]}}", marked);

    [Fact]
    public void Array_IsAnotherRules() => Check.Passes(RuleId.RecordMustBeObject, "[]");

    [Fact]
    public void EmptyObject_LacksMessagesInstead() =>
        Check.Finds(RuleId.RecordMustHaveMessages, Severity.Error, "the record has no messages", "«{»}");
}
