using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class ValidationMustHaveTrainingFormatTests
{
    [Fact]
    public void AnotherFormat_IsReported() =>
        Check.FindsOnFile(RuleId.ValidationMustHaveTrainingFormat, Severity.Error, 0,
            "the validation records are preference (preferred_output), the training records chat (messages); expected one format in both",
            findings => ValidationMustHaveTrainingFormat.Check(OtherFormat.Messages, OtherFormat.Preference, findings));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheSameFormat_Passes(int kinds)
    {
        OtherFormat format = kinds == 1 ? OtherFormat.ShareGpt : OtherFormat.Messages;
        Check.PassesOnFile(findings => ValidationMustHaveTrainingFormat.Check(format, format, findings));
    }

    [Fact]
    public void FormatThatCannotBeTold_Passes()
    {
        Check.PassesOnFile(findings => ValidationMustHaveTrainingFormat.Check(OtherFormat.None, OtherFormat.Messages, findings));
        Check.PassesOnFile(findings => ValidationMustHaveTrainingFormat.Check(OtherFormat.Messages, OtherFormat.None, findings));
    }
}
