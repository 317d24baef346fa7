using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderReferencesMustExistTests
{
    private static string Grader(string reference) =>
        $$$"""{"type":"string_check","input":"{{sample.output_text}}","reference":"{{{reference}}}"}""";

    [Theory]
    [InlineData("{{item.b}}", "2 of the records", "1")]
    [InlineData("{{ item.A }}", "2 of the records", "1")]
    [InlineData("{{item.only}}", "1 of the records", "2")]
    [InlineData("{{item.a.c}}", "2 of the records", "1")]
    [InlineData("{{item.o.y}}", "1 of the records", "2")]
    public async Task MissingField_IsReportedInTheGrader(string reference, string lacking, string line) => Assert.Equal(
        [$"1:70 PHI5022 {reference} names a field that {lacking} do not have; the first stands on line {line}"],
        await Run(reference));

    [Theory]
    [InlineData("{{item.a}}")]
    [InlineData("x {{ item.a }} y {{item.o.x}}")]
    [InlineData("{{item.o.z[0].deep}}")]
    [InlineData("{{item.a}} {{")]
    [InlineData("{{item}}")]
    [InlineData("{{item.messages}}")]
    [InlineData("{{sample.anything.at.all}}")]
    [InlineData("{item.b}")]
    public async Task WhatIsThere_Passes(string reference) => Assert.Empty(await Run(reference));

    [Fact]
    public async Task OtherNamespace_IsReported() => Assert.Equal(
        ["1:70 PHI5022 {{items.a}} names neither item nor sample, expected one of the two"], await Run("{{items.a}}"));

    [Fact]
    public async Task ReferencesInMessagesAndInsideAMultigrader_AreFound() => Assert.Equal(
        ["4:28 PHI5022 {{item.q}} names a field that 1 of the records do not have; the first stands on line 1"],
        await Graded.Run("""
            {"type": "multi", "graders": {
              "m": {
                "type": "score_model",
                "input": [{"content": "{{item.q}}"}],
                "model": "o3-mini"}}}
            """, [Graded.Record("\"a\":1")]));

    [Fact]
    public async Task PythonCode_IsNotLookedAt() => Assert.Empty(await Graded.Run(
        """{"type":"python","source":"x = '{{item.q}}'"}""", [Graded.Record("\"a\":1")]));

    [Fact]
    public async Task OfSeveralFiles_TheFirstSuchRecordsIsNamed()
    {
        using var folder = new WorkFolder();
        folder.Write("a.jsonl", Chats.Lines(Graded.Record("\"a\":1"), Graded.Record("\"a\":2")));
        folder.Write("b.jsonl", Chats.Lines(Graded.Record("\"a\":3"), Graded.Record(), Graded.Record()));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["a.jsonl"]).WithValidation(folder["b.jsonl"])
            .WithRules(Graded.Options.WithSeverity(RuleId.GraderFieldsMustBePresent, Severity.None)).ReportTo(seen)
            .WithGrader(Phi3Data.Grader.Parse("grader.json", Encoding.UTF8.GetBytes(Grader("{{item.a}}")))).RunAsync();
        Assert.Equal(
            $"{{{{item.a}}}} names a field that 2 of the records do not have; the first stands on line 2 of {folder["b.jsonl"]}",
            Assert.Single(seen.Findings, f => f.Rule == "PHI5022").Message);
    }

    private static Task<string[]> Run(string reference) => Graded.Run(
        Grader(reference),
        [
            Graded.Record("""
                "a":1,"only":1,"o":{"x":1,"y":1,"z":[]}
                """),
            Graded.Record("""
                "a":2,"o":{"x":2,"z":[1]}
                """),
        ],
        Graded.Options.WithSeverity(RuleId.GraderFieldsMustBePresent, Severity.None));
}
