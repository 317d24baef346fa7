using Xunit;

namespace Phi3Data.Tests;

public class RecordMustFitTrainingWindowTests
{
    // <|user|> a <|end|> <|assistant|> b <|end|> <|endoftext|>: seven tokens, of which b and the <|end|> behind it are trained.
    private static RuleOptions Options(int window, string model = "phi-3-mini-128k") =>
        (RuleOptions.Default with { Model = ModelCatalog.Find(model) }).WithLimit(Limit.MaxTokens, window);

    [Theory]
    [InlineData(6, 1)]
    [InlineData(5, 2)]
    public void LongerRecord_IsReportedWhereItIsCut(int window, int lost) =>
        Check.Finds(RuleId.RecordMustFitTrainingWindow, Severity.Warning,
            $"the record has 7 tokens, and training sees {window}: the last {lost} are cut off, from inside this message on",
            Check.Record(Check.User, $"«{Check.Assistant}»"), options: Options(window));

    [Fact]
    public void Cut_MayFallIntoAnEarlierMessage() =>
        Check.Finds(RuleId.RecordMustFitTrainingWindow, Severity.Warning,
            "the record has 18 tokens, and training sees 11: the last 7 are cut off, from inside this message on",
            Check.Record(Check.User, Check.Assistant, """«{"role":"user","content":"1 2 3"}»""", Check.Assistant), options: Options(11));

    [Fact]
    public void ShareGpt_IsCountedToo() =>
        Check.Finds(RuleId.RecordMustFitTrainingWindow, Severity.Warning,
            "the record has 7 tokens, and training sees 6: the last 1 are cut off, from inside this message on",
            Check.ShareGpt("""{"from":"human","value":"a"}""", """«{"from":"gpt","value":"b"}»"""), RecordFormat.ShareGpt, Options(6));

    [Theory]
    [InlineData(7)]
    [InlineData(0)] // the model's own window
    public void RecordThatFits_Passes(int window) => Check.Passes(Check.Record(Check.User, Check.Assistant), options: Options(window));

    [Theory]
    [InlineData("phi-3-mini-4k", 4_096)]
    [InlineData("phi-3-mini-128k", 8_192)]
    [InlineData("phi-3-small-128k", 4_096)]
    [InlineData("phi-3.5-mini", 16_384)]
    [InlineData("phi-4", 8_192)]
    [InlineData("phi-4-mini", 8_192)]
    public void Window_IsTheModels(string model, int window)
    {
        Assert.Equal(window, Options(0, model).TrainingWindow);
        Assert.Equal(100, Options(100, model).TrainingWindow);
        Assert.Null(RuleOptions.Default.TrainingWindow);
        // A digit is a token of these vocabularies at the least for three.
        string digits = new('1', window * 3);
        if (window < ModelCatalog.Find(model)!.ContextTokens)
            Assert.Equal(RuleId.RecordMustFitTrainingWindow, Check.Line(
                Check.Record(Check.User, $$"""{"role":"assistant","content":"{{digits}}"}"""), options: Options(0, model)).Only.Name is string name
                ? RuleCatalog.Find(name)!.Rule : default);
    }

    [Fact]
    public void WithoutAModel_NothingIsCounted() =>
        Check.Passes(Check.Record(Check.User, Check.Assistant), options: RuleOptions.Default.WithLimit(Limit.MaxTokens, 1));
}
