using Xunit;

namespace Phi3Data.Tests;

public class KeysMustBeUniqueTests
{
    private static string Message(string key) =>
        $"the key {key} stands in this object before; parsers disagree on which one counts";

    [Fact]
    public void RoleTwice_IsReportedAtTheSecond() =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message("\"role\""),
            Check.Record("""{"role":"user",«"role"»:"assistant","content":"a"}""", Check.Assistant));

    [Fact]
    public void FirstOfTwo_Counts() =>
        Check.Passes(RuleId.RoleMustBeKnown,
            Check.Record("""{"role":"user","role":"bot","content":"a"}""", Check.Assistant));

    [Fact]
    public void MessagesTwice_IsReported() =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message("\"messages\""),
            $$"""{"messages":[{{Check.User}},{{Check.Assistant}}],«"messages"»:[]}""");

    [Theory]
    [InlineData("""{"role":"user",«"\u0072ole"»:"user","content":"a"}""", """ "\u0072ole" """)]
    [InlineData("""{"\u0072ole":"user",«"role"»:"user","content":"a"}""", """ "role" """)]
    public void EscapedKey_IsTheSameKey(string message, string key) =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message(key.Trim()),
            Check.Record(message, Check.Assistant));

    [Fact]
    public void ThreeTimes_IsReportedTwice() =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message("\"role\""),
            Check.Record("""{"role":"user",«"role"»:"user",«"role"»:"user","content":"a"}""", Check.Assistant));

    [Fact]
    public void InsideTools_IsReportedAtAnyDepth() =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message("\"x\""),
            Check.WithTools("""[{"type":"function","function":{"name":"f"},"a":{"x":1,«"x"»:2}}]"""));

    [Fact]
    public void EmptyKeyTwice_IsReported() =>
        Check.Finds(RuleId.KeysMustBeUnique, Severity.Error, Message("\"\""),
            Check.WithTools("""[{"type":"function","function":{"name":"f"},"":1,«""»:2}]"""));

    [Fact]
    public void SameKeyInOtherObjects_Passes() =>
        Check.Passes(Check.WithTools("""[{"type":"function","function":{"name":"f"},"a":{"a":1},"b":{"b":{"a":1}}}]"""));

    [Theory]
    [InlineData("a", "A")]
    [InlineData("é", "e\u0301")]
    [InlineData("a", "a ")]
    public void SimilarKeys_Pass(string one, string two) =>
        Check.Passes(
            Check.WithTools($$"""[{"type":"function","function":{"name":"f"},"{{one}}":1,"{{two}}":2}]"""));
}
