using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class SystemMessagesMustBeConsistentTests
{
    [Fact]
    public void SomeWithout_AreReportedOnTheDataset() =>
        Check.FindsOnFile(RuleId.SystemMessagesMustBeConsistent, Severity.Info, 0,
            "3 of 1,000 records have no system message, the others have one",
            findings => SystemMessagesMustBeConsistent.Check(1000, 3, 1, findings));

    [Theory]
    [InlineData(3, "3")]
    [InlineData(65_536, "65,536 or more")]
    public void Variants_AreReportedOnTheDataset(long variants, string number) =>
        Check.FindsOnFile(RuleId.SystemMessagesMustBeConsistent, Severity.Info, 0,
            $"the records have {number} different system messages, expected the one that is used with the model later",
            findings => SystemMessagesMustBeConsistent.Check(100_000, 0, variants, findings));

    [Fact]
    public void SomeWithoutAndVariants_AreTwoFindings()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        SystemMessagesMustBeConsistent.Check(4, 2, 2, findings);
        Assert.Equal(2, findings.Count);
    }

    [Theory]
    [InlineData(1000, 0, 1)]
    [InlineData(1000, 1000, 0)]
    [InlineData(0, 0, 0)]
    public void TheSameInAllOrNone_Passes(long records, long without, long variants) =>
        Check.PassesOnFile(findings => SystemMessagesMustBeConsistent.Check(records, without, variants, findings));

    [Fact]
    public async Task EscapesMakeNoVariant_ValidationDoesNotCount()
    {
        using var folder = new WorkFolder();
        string record = """{"messages":[{"role":"system","content":"é\n"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""";
        folder.Write("t.jsonl", Chats.Lines(record, record.Replace("é", "\\u00e9").Replace("\\n", "\\u000A")));
        folder.Write("v.jsonl", Chats.Lines(record.Replace("é", "e")));
        PipelineReport report = await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["v.jsonl"]).RunAsync();
        Assert.DoesNotContain(report.Rules, r => r.Rule.Rule == RuleId.SystemMessagesMustBeConsistent);
    }
}
