using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class TrainingMustFitQuotaTests
{
    private static RuleOptions Options(long limit, long epochs) =>
        RuleOptions.Default.WithLimit(Limit.MaxJobTokens, limit).WithLimit(Limit.Epochs, epochs);

    [Theory]
    [InlineData(2_000_000_001, 2_000_000_000, 1, "2,000,000,001")]
    [InlineData(1_000_000_001, 2_000_000_000, 2, "2,000,000,002")]
    [InlineData(34, 100, 3, "102")]
    public void LargerJob_IsReported(long tokens, long limit, long epochs, string found) =>
        Check.FindsOnFile(RuleId.TrainingMustFitQuota, Severity.Error, 0,
            FormattableText($"the job has {found} tokens, all epochs together, more than the limit of ", limit),
            findings => TrainingMustFitQuota.Check(tokens, Options(limit, epochs), findings));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2_000_000_000, 2_000_000_000, 1)]
    [InlineData(33, 100, 3)]
    public void JobThatFits_Passes(long tokens, long limit, long epochs) =>
        Check.PassesOnFile(findings => TrainingMustFitQuota.Check(tokens, Options(limit, epochs), findings));

    [Theory]
    [InlineData(20 * 7, 1, false)]
    [InlineData(20 * 7, 2, true)]
    [InlineData((20 * 7) - 1, 1, true)]
    public async Task Pipeline_AddsUpTheTrainingRecords(long limit, long epochs, bool isFound)
    {
        byte[] lines = Chats.Lines([.. Enumerable.Range(0, 20).Select(i => Chats.Record(((char)('a' + i)).ToString(), "b"))]);
        RuleOptions options = Options(limit, epochs) with { Model = ModelCatalog.Find("phi-3-mini-128k") };
        foreach (bool dedup in new[] { false, true })
        {
            DatasetPipeline pipeline = DatasetPipeline.From([DatasetSource.FromStream(new System.IO.MemoryStream(lines), "a.jsonl")])
                .WithRules(options);
            PipelineReport report = await (dedup ? pipeline.DropExactDuplicates() : pipeline).RunAsync();
            Assert.Equal(isFound, report.Rules.Any(count => count.Rule.Rule == RuleId.TrainingMustFitQuota));
        }
    }

    private static string FormattableText(string text, long number) =>
        text + number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
