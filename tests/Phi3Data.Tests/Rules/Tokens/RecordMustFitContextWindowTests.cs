using Xunit;

namespace Phi3Data.Tests;

public class RecordMustFitContextWindowTests
{
    private const RuleId Rule = RuleId.RecordMustFitContextWindow;

    private static readonly RuleOptions Options = RuleOptions.Default with { Model = ModelCatalog.Find("phi-3-mini-4k") };

    // Each digit is a token of the Llama-2 vocabulary, with a mark before them; six tokens are the template's.
    private static string Record(int digits) =>
        $$"""{"messages":«[{"role":"user","content":"{{new string('1', digits)}}"},{{Check.Assistant}}]»}""";

    [Fact]
    public void LongerRecord_IsReported() =>
        Check.Finds(Rule, Severity.Error, "the record has 4,097 tokens, more than the model's context window of 4,096",
            Record(4_097 - 7), options: Options);

    [Fact]
    public void RecordThatFillsIt_Passes() =>
        Check.Passes(Record(4_096 - 7).Replace("«", "").Replace("»", ""), options: Options);

    [Fact]
    public void LongerWindowForTraining_ChangesNothing() =>
        Check.Finds(Rule, Severity.Error, "the record has 5,000 tokens, more than the model's context window of 4,096",
            Record(5_000 - 7), options: Options.WithLimit(Limit.MaxTokens, 100_000));

    [Fact]
    public void TurnedOff_TheCutIsReportedAllTheSame() =>
        Check.Passes(Rule, Record(4_097 - 7).Replace("«", "").Replace("»", ""), options: Options.WithSeverity(Rule, Severity.None));
}
