using System;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class RuleOptionsTests
{
    [Fact]
    public void Defaults_AreTheDocumentedOnes() =>
        Assert.Equal((16_777_216, 64, 32_768, 10),
            (RuleOptions.Default.MaxLineBytes, RuleOptions.Default.MaxDepth, RuleOptions.Default.MaxMessages,
                RuleOptions.Default.MinRecords));

    [Fact]
    public void Severities_StartAsTheCatalogueSays() =>
        Assert.All(RuleCatalog.All,
            rule => Assert.Equal(rule.DefaultSeverity, RuleOptions.Default.GetSeverity(rule.Rule)));

    [Fact]
    public void WithSeverity_ChangesOneRuleOfACopy()
    {
        RuleOptions changed = RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error);
        Assert.Equal(Severity.Error, changed.GetSeverity(RuleId.RolesMustAlternate));
        Assert.Equal(Severity.Warning, RuleOptions.Default.GetSeverity(RuleId.RolesMustAlternate));
        Assert.All(RuleCatalog.All.Where(rule => rule.Rule != RuleId.RolesMustAlternate),
            rule => Assert.Equal(rule.DefaultSeverity, changed.GetSeverity(rule.Rule)));
    }

    [Fact]
    public void Changes_AddUpInAnyOrder()
    {
        RuleOptions one = (RuleOptions.Default with { MaxDepth = 32, MinRecords = 0 })
            .WithSeverity(RuleId.RolesMustAlternate, Severity.None);
        RuleOptions two = one.WithSeverity(RuleId.KeysMustBeUnique, Severity.Info) with { MaxMessages = 5 };
        Assert.Equal((32, 0, 5), (two.MaxDepth, two.MinRecords, two.MaxMessages));
        Assert.Equal((Severity.None, Severity.Info),
            (two.GetSeverity(RuleId.RolesMustAlternate), two.GetSeverity(RuleId.KeysMustBeUnique)));
        Assert.Equal(Severity.Error, one.GetSeverity(RuleId.KeysMustBeUnique));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((1 << 30) + 1)]
    public void MaxLineBytes_OutOfRange_Throws(int value) => Throws(
        "MaxLineBytes", value, "MaxLineBytes must be 1 to 1073741824.", () => new RuleOptions { MaxLineBytes = value });

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void MaxDepth_OutOfRange_Throws(int value) =>
        Throws("MaxDepth", value, "MaxDepth must be 1 to 1024.", () => new RuleOptions { MaxDepth = value });

    [Theory]
    [InlineData(0)]
    [InlineData((1 << 24) + 1)]
    public void MaxMessages_OutOfRange_Throws(int value) => Throws(
        "MaxMessages", value, "MaxMessages must be 1 to 16777216.", () => new RuleOptions { MaxMessages = value });

    [Fact]
    public void MinRecords_OutOfRange_Throws() =>
        Throws("MinRecords", -1, "MinRecords must be 0 to 2147483647.", () => new RuleOptions { MinRecords = -1 });

    [Fact]
    public void Edges_AreAllowed()
    {
        _ = new RuleOptions { MaxLineBytes = 1, MaxDepth = 1, MaxMessages = 1, MinRecords = 0 };
        _ = new RuleOptions { MaxLineBytes = 1 << 30, MaxDepth = 1024, MaxMessages = 1 << 24, MinRecords = int.MaxValue };
    }

    [Fact]
    public void UnknownRule_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rule", () => RuleOptions.Default.GetSeverity((RuleId)999));
        Assert.Throws<ArgumentOutOfRangeException>(
            "rule", () => RuleOptions.Default.WithSeverity((RuleId)60_000, Severity.Error));
    }

    [Fact]
    public void UnknownSeverity_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "severity", () => RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, (Severity)4));

    [Fact]
    public void WarningMadeError_RejectsTheRecord()
    {
        string line = Check.Record(Check.User, Check.User, Check.Assistant);
        Assert.Equal(LineVerdict.Valid, Check.Line(line).Verdict);
        RuleOptions strict = RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error);
        Assert.Equal(LineVerdict.Invalid, Check.Line(line, options: strict).Verdict);
        Assert.Equal(Severity.Error, Check.Line(line, options: strict).Only.Severity);
    }

    [Fact]
    public void ErrorMadeInfo_KeepsTheRecord()
    {
        string line = Check.Record(Check.System, Check.Assistant);
        RuleOptions mild = RuleOptions.Default.WithSeverity(RuleId.ConversationMustHaveUser, Severity.Info);
        Assert.Equal(LineVerdict.Valid, Check.Line(line, options: mild).Verdict);
        Assert.Equal(Severity.Info, Check.Line(line, options: mild).Only.Severity);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"messages":[]}""")]
    public void EveryRuleOff_WhatIsNoConversationIsStillRejected(string line)
    {
        RuleOptions off = RuleCatalog.All.Aggregate(
            RuleOptions.Default, (options, rule) => options.WithSeverity(rule.Rule, Severity.None));
        LineCheck check = Check.Line(line, options: off);
        Assert.Empty(check.Findings);
        Assert.Equal(LineVerdict.Invalid, check.Verdict);
    }

    private static void Throws(string name, int value, string message, Func<RuleOptions> make)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(name, make);
        Assert.StartsWith(message, thrown.Message);
        Assert.Equal((long)value, thrown.ActualValue);
    }
}
