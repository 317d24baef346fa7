using System.IO;
using Xunit;

namespace Phi3Data.Tests;

public class FindingBaselineTests
{
    [Fact]
    public void Fingerprint_KeepsWithLineNumberAndLineEnding_ChangesWithRuleRecordAndPlace()
    {
        ulong Of(RuleId rule, long number, int offset, string line) => FindingFingerprint.Compute(
            new Finding { Rule = rule, Line = number, Offset = offset, Length = 4 },
            new FindingSource("a.jsonl", System.Text.Encoding.UTF8.GetBytes(line), number * 100));

        ulong first = Of(RuleId.RolesMustAlternate, 1, 3, "{\"a\":1}");
        Assert.Equal(first, Of(RuleId.RolesMustAlternate, 9, 3, "{\"a\":1}"));
        Assert.Equal(first, Of(RuleId.RolesMustAlternate, 1, 3, "{\"a\":1}\r"));
        Assert.NotEqual(first, Of(RuleId.RoleMustBeKnown, 1, 3, "{\"a\":1}"));
        Assert.NotEqual(first, Of(RuleId.RolesMustAlternate, 1, 4, "{\"a\":1}"));
        Assert.NotEqual(first, Of(RuleId.RolesMustAlternate, 1, 3, "{\"a\":2}"));
    }

    [Fact]
    public void WrittenAndRead_KnowsEachFindingAsOftenAsItWasAdded()
    {
        var finding = new Finding { Rule = RuleId.RolesMustAlternate, Line = 1, Offset = 2, Length = 3 };
        var source = new FindingSource("a.jsonl", "{\"a\":1}"u8, 0);
        var baseline = new FindingBaseline();
        baseline.Add(finding, source);
        baseline.Add(finding, source);
        var text = new StringWriter();
        baseline.Write(text);

        FindingBaseline read = FindingBaseline.Read(new StringReader(text.ToString()), "known.txt");

        Assert.Equal((1, 2L), (read.Count, read.Total));
        Assert.True(read.Remove(finding, source));
        Assert.True(read.Remove(finding, source));
        Assert.False(read.Remove(finding, source));
        Assert.Equal(0, read.Total);
    }
}
