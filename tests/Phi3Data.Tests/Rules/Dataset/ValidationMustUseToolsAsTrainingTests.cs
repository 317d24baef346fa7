using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class ValidationMustUseToolsAsTrainingTests
{
    [Theory]
    [InlineData(400, 1000, 0, 100, "400 training records have tools, but no validation record has any")]
    [InlineData(2, 2, 0, 1, "2 training records have tools, but no validation record has any")]
    [InlineData(0, 1000, 5, 100, "5 validation records have tools, but no training record has any")]
    public void ToolsOnOneSideOnly_AreReported(long trainingWith, long training, long validationWith, long validation, string message) =>
        Check.FindsOnFile(RuleId.ValidationMustUseToolsAsTraining, Severity.Warning, 0, message,
            findings => ValidationMustUseToolsAsTraining.Check(trainingWith, training, validationWith, validation, findings));

    [Theory]
    [InlineData(0, 1000, 0, 100)]
    [InlineData(400, 1000, 1, 100)]
    [InlineData(5, 1000, 0, 100)] // a random split does without in 6 of 10 cases
    [InlineData(400, 1000, 0, 10)] // in 6 of 1,000
    [InlineData(400, 1000, 0, 0)]
    public void BothOrChance_Passes(long trainingWith, long training, long validationWith, long validation) =>
        Check.PassesOnFile(findings =>
            ValidationMustUseToolsAsTraining.Check(trainingWith, training, validationWith, validation, findings));
}
