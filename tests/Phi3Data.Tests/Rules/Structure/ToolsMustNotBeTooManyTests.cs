using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class ToolsMustNotBeTooManyTests
{
    private static string Tools(int count) => string.Join(',',
        Enumerable.Range(0, count).Select(i => $$$"""{"type":"function","function":{"name":"f{{{i}}}"}}"""));

    [Fact]
    public void OneAboveTheLimit_IsReportedOnce() =>
        Check.Finds(RuleId.ToolsMustNotBeTooMany, Severity.Error, "the record has 129 tools, more than the limit of 128",
            Check.WithTools($"«[{Tools(129)}]»"));

    [Fact]
    public void AsManyAsTheLimit_Pass() => Check.Passes(Check.WithTools($"[{Tools(128)}]"));

    [Fact]
    public void ToolsAboveTheLimit_AreNotLookedAt() =>
        Check.Finds(RuleId.ToolsMustNotBeTooMany, Severity.Error, "the record has 130 tools, more than the limit of 128",
            Check.WithTools($"«[{Tools(128)},7,8]»"));

    [Fact]
    public void NextRecord_StartsAnew()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        byte[] many = System.Text.Encoding.UTF8.GetBytes(Check.WithTools($"[{Tools(129)}]"));
        byte[] few = System.Text.Encoding.UTF8.GetBytes(Check.ToolRecord(Check.User, Check.Call("c")));
        Assert.Equal(LineVerdict.Invalid, rules.Check(many, 1, RecordFormat.Messages, findings, out _));
        Assert.Equal(LineVerdict.Valid, rules.Check(few, 2, RecordFormat.Messages, findings, out _));
    }
}
