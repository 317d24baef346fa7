using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetMustUseMessagesFormatTests
{
    [Fact]
    public void ShareGpt_IsReportedOnTheFile() =>
        Check.FindsOnFile(RuleId.DatasetMustUseMessagesFormat, Severity.Warning, 0,
            "the file is in ShareGPT format and was checked as such; Azure AI Foundry and OpenAI take only messages",
            findings => DatasetMustUseMessagesFormat.Check(RecordFormat.ShareGpt, findings));

    [Fact]
    public void Messages_Passes() =>
        Check.PassesOnFile(findings => DatasetMustUseMessagesFormat.Check(RecordFormat.Messages, findings));
}
