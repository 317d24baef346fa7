using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class AnswersMustNotConflictTests
{
    [Fact]
    public void AnotherAnswer_IsReportedOnItsLine() =>
        Check.FindsOnFile(RuleId.AnswersMustNotConflict, Severity.Warning, 41,
            "all before the last answer is the same as in line 3, but the answer is another",
            findings => AnswersMustNotConflict.Report(41, 120, 3, findings));

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"no"}]}""", true)]
    [InlineData("""{"messages":[{"content":"a\u000ab","role":"user"},{"role":"assistant","content":"no"}]}""", true)]
    [InlineData("""{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"yes","weight":1}]}""", false)]
    [InlineData("""{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"\u0079es","weight":1}]}""", false)]
    [InlineData("""{"messages":[{"role":"user","content":"a b"},{"role":"assistant","content":"no"}]}""", false)]
    [InlineData("""{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a\nb"},{"role":"assistant","content":"no"}]}""", false)]
    [InlineData("""{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"yes"},{"role":"user","content":"c"},{"role":"assistant","content":"no"}]}""", false)]
    [InlineData("""{"messages":[{"role":"user","content":"a\nb"},{"role":"assistant","content":"no"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}""", false)]
    public async Task OnlyTheSamePromptWithAnotherAnswer_IsReported(string second, bool conflicts)
    {
        using var folder = new WorkFolder();
        folder.Write("a.jsonl", Chats.Lines(Chats.Record("a\\nb", "yes"), Chats.Record()));
        folder.Write("b.jsonl", Chats.Lines(second));
        var seen = new Recorder();
        PipelineReport report = await DatasetPipeline.From(folder["*.jsonl"]).ReportTo(seen).RunAsync();
        Assert.Equal(3, report.Train);
        Assert.Equal(
            conflicts ? [$"{folder["b.jsonl"]}:1: all before the last answer is the same as in line 1 of {folder["a.jsonl"]}, but the answer is another"] : [],
            seen.Findings.Where(f => f.Rule == "PHI5015").Select(f => $"{f.File}:{f.Line}: {f.Message}"));
    }
}
