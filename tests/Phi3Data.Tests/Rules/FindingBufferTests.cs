using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class FindingBufferTests
{
    [Fact]
    public void Finding_IsKeptAsItWasAdded()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        findings.Add(RuleId.RolesMustAlternate, 5_000_000_000, 3, 4, 5, 6);
        Assert.Equal(
            new Finding
            {
                Rule = RuleId.RolesMustAlternate,
                Severity = Severity.Warning,
                Line = 5_000_000_000,
                Offset = 3,
                Length = 4,
                Found = 5,
                Expected = 6,
            },
            Assert.Single(findings.Span.ToArray()));
        Assert.Equal(Severity.Warning, findings.Worst);
    }

    [Fact]
    public void AboveTheCap_IsCountedButNotKept()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        for (int i = 0; i < 1000; i++) findings.Add(RuleId.KeysMustBeUnique, 1, i, 0, 0, 0);
        Assert.Equal(FindingBuffer.PerRecord, findings.Count);
        Assert.Equal(Enumerable.Range(0, FindingBuffer.PerRecord), findings.Span.ToArray().Select(finding => finding.Offset));
        Assert.Equal(1000, Count(findings, RuleId.KeysMustBeUnique));
        Assert.Equal(1000, findings.Counts.Sum());
    }

    [Fact]
    public void NextRecord_HasACapOfItsOwn()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        for (int record = 1; record <= 3; record++)
        {
            findings.StartRecord();
            for (int i = 0; i < 150; i++) findings.Add(RuleId.KeysMustBeUnique, record, i, 0, 0, 0);
        }
        Assert.Equal(3 * FindingBuffer.PerRecord, findings.Count);
        Assert.Equal(450, Count(findings, RuleId.KeysMustBeUnique));
    }

    [Fact]
    public void ErrorBehindTheCap_TakesTheLastPlace()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        for (int i = 0; i < 150; i++) findings.Add(RuleId.MessageKeysMustBeKnown, 1, i, 0, 0, 0);
        findings.Add(RuleId.WeightMustBeZeroOrOne, 1, 500, 1, 0, 0);
        findings.Add(RuleId.AssistantContentMustNotBeEmpty, 1, 600, 1, 0, 0);
        Assert.Equal(FindingBuffer.PerRecord, findings.Count);
        Assert.Equal(RuleId.WeightMustBeZeroOrOne, findings.Span[^1].Rule);
        Assert.Equal(98, findings.Span[^2].Offset);
        Assert.Equal((150L, 1L, 1L),
            (Count(findings, RuleId.MessageKeysMustBeKnown), Count(findings, RuleId.WeightMustBeZeroOrOne),
                Count(findings, RuleId.AssistantContentMustNotBeEmpty)));
    }

    [Fact]
    public void RejectedRecordWithManyWarnings_ShowsAnError()
    {
        string keys = string.Concat(Enumerable.Range(0, 200).Select(i => $",\"k{i}\":0"));
        LineCheck check = Check.Line(Check.Record(
            $$"""{"role":"user","content":"a"{{keys}}}""", """{"role":"assistant","content":""}"""));
        Assert.Equal(LineVerdict.Invalid, check.Verdict);
        Assert.Contains(check.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void Worst_IsOfTheRecord()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        findings.Add(RuleId.KeysMustBeUnique, 1, 0, 0, 0, 0);
        findings.Add(RuleId.RolesMustAlternate, 1, 0, 0, 0, 0);
        Assert.Equal(Severity.Error, findings.Worst);
        findings.StartRecord();
        Assert.Equal(Severity.None, findings.Worst);
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void RuleThatIsOff_IsNeitherKeptNorCounted()
    {
        var findings = new FindingBuffer(RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.None));
        findings.Add(RuleId.RolesMustAlternate, 1, 0, 0, 0, 0);
        Assert.Equal((0, 0L, Severity.None), (findings.Count, findings.Counts.Sum(), findings.Worst));
    }

    [Fact]
    public void Clear_ForgetsAll()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        for (int i = 0; i < 150; i++) findings.Add(RuleId.KeysMustBeUnique, 1, i, 0, 0, 0);
        findings.Clear();
        Assert.Equal((0, 0L, Severity.None), (findings.Count, findings.Counts.Sum(), findings.Worst));
        findings.Add(RuleId.KeysMustBeUnique, 1, 0, 0, 0, 0);
        Assert.Equal(1, findings.Count);
    }

    private static long Count(FindingBuffer findings, RuleId rule) => findings.Counts[RuleCatalog.IndexOf(rule)];
}
