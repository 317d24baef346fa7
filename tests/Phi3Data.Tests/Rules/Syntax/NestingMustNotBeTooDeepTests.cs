using Xunit;

namespace Phi3Data.Tests;

public class NestingMustNotBeTooDeepTests
{
    // The record and its tools are two levels.
    private static string Deep(int arrays, string mark = "") =>
        Check.WithTools($$"""[{{new string('[', arrays - 1)}}{{mark}}{{new string(']', arrays - 1)}}]""");

    [Fact]
    public void OneTooMany_IsReportedAtItsBracket()
    {
        string marked = Deep(63, "«[»]");
        Check.Finds(RuleId.NestingMustNotBeTooDeep, Severity.Error,
            "arrays and objects lie more than 64 deep in each other", marked);
    }

    [Fact]
    public void AsDeepAsTheLimit_Passes() => Check.Passes(RuleId.NestingMustNotBeTooDeep, Deep(63));

    [Fact]
    public void LowerLimit_IsInTheMessage() =>
        Check.Finds(RuleId.NestingMustNotBeTooDeep, Severity.Error,
            "arrays and objects lie more than 2 deep in each other",
            """{"messages":[«{»"role":"user","content":"a"}]}""", options: new RuleOptions { MaxDepth = 2 });

    [Fact]
    public void HighestLimit_IsReachedExactly()
    {
        var options = new RuleOptions { MaxDepth = 1024 };
        Check.Passes(RuleId.NestingMustNotBeTooDeep, Deep(1023), options: options);
        Check.Finds(RuleId.NestingMustNotBeTooDeep, Severity.Error,
            "arrays and objects lie more than 1,024 deep in each other", Deep(1023, "«[»]"), options: options);
    }

    [Fact]
    public void DeepArrayWithoutAnObject_IsDeepFirst() =>
        Check.Finds(RuleId.NestingMustNotBeTooDeep, Severity.Error,
            "arrays and objects lie more than 64 deep in each other",
            new string('[', 64) + "«[»" + new string(']', 65));

    [Fact]
    public void Path_EndsWhereItIsTooLongToRead() =>
        Assert.StartsWith("$.tools[0][0]", Assert.Single(Check.Line(Deep(70)).Diagnostics).Path);
}
