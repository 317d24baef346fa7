using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class ReinforcementMustHaveValidationTests
{
    private static readonly RuleOptions Options = new() { Method = TrainingMethod.Reinforcement };

    [Fact]
    public void NoValidationData_IsReported() =>
        Check.FindsOnFile(RuleId.ReinforcementMustHaveValidation, Severity.Error, 0,
            "there is no validation data, expected a valid record at least: reinforcement needs a training and a validation file",
            findings => Rules.ReinforcementMustHaveValidation.Check(0, Options, findings));

    [Fact]
    public void OneRecord_Passes() =>
        Check.PassesOnFile(findings => Rules.ReinforcementMustHaveValidation.Check(1, Options, findings));

    [Fact]
    public void OtherTraining_NeedsNone() =>
        Check.PassesOnFile(findings => Rules.ReinforcementMustHaveValidation.Check(0, RuleOptions.Default, findings));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task ValidationFile_IsWhatItAsksFor(bool given, bool found)
    {
        using var folder = new WorkFolder();
        string train = folder.Write("train.jsonl", Chats.Lines(Graded.Record()));
        string held = folder.Write("held.jsonl", Chats.Lines(Graded.Record()));
        var seen = new Recorder();
        DatasetPipeline pipeline = DatasetPipeline.From(train).WithRules(Options with { MinRecords = 0 }).ReportTo(seen);
        await (given ? pipeline.WithValidation(held) : pipeline).RunAsync();
        Assert.Equal(found, seen.Findings.Any(f => f.Rule == "PHI5021"));
    }
}
