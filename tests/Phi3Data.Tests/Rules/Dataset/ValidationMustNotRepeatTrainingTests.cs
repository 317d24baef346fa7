using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class ValidationMustNotRepeatTrainingTests
{
    [Theory]
    [InlineData(true, "the record stands in the training data, too: it is the same as line 3")]
    [InlineData(false, "all before the last answer stands in the training data, too: it is the same as in line 3")]
    public void RepeatedRecord_IsReportedOnItsLine(bool isWhole, string message) =>
        Check.FindsOnFile(RuleId.ValidationMustNotRepeatTraining, Severity.Warning, 41, message,
            findings => ValidationMustNotRepeatTraining.Report(41, 120, 3, isWhole, findings));

    [Fact]
    public async Task ValidationRecords_AreComparedWithTrainingRecords()
    {
        using var folder = new WorkFolder();
        folder.Write("t.jsonl", Chats.Lines(Chats.Record("a", "1"), Chats.Record("b", "1"), Chats.Record("b", "2")));
        folder.Write("v.jsonl", Chats.Lines(
            Chats.Record("c", "1"), Chats.Record("b", "2").Replace(":", ": "), Chats.Record("b", "3"), Chats.Record("c", "1"), Chats.Record("c", "2")));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["v.jsonl"]).ReportTo(seen).RunAsync();
        string t = folder["t.jsonl"];
        Assert.Equal(
            [
                "PHI5015 3: all before the last answer is the same as in line 2, but the answer is another",
                $"PHI5016 2: the record stands in the training data, too: it is the same as line 3 of {t}",
                $"PHI5016 3: all before the last answer stands in the training data, too: it is the same as in line 2 of {t}",
                "PHI5002 4: the record is the same as line 1",
                "PHI5015 5: all before the last answer is the same as in line 1, but the answer is another",
            ],
            seen.Findings.Where(f => f.Line > 0).Select(f => $"{f.Rule} {f.Line}: {f.Message}"));
    }
}
