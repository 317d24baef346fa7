using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetMustHaveEnoughRecordsTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(0)]
    public void TooFew_IsReportedOnTheDataset(long records) =>
        Check.FindsOnFile(RuleId.DatasetMustHaveEnoughRecords, Severity.Error, 0,
            $"the dataset has {records} valid records for training, expected at least 10",
            findings => DatasetMustHaveEnoughRecords.Check(records, false, RuleOptions.Default, findings));

    [Fact]
    public void HigherMinimum_IsInTheMessage() =>
        Check.FindsOnFile(RuleId.DatasetMustHaveEnoughRecords, Severity.Error, 0,
            "the dataset has 1,234 valid records for training, expected at least 5,000",
            findings => DatasetMustHaveEnoughRecords.Check(1234, false, new RuleOptions { MinRecords = 5000 }, findings));

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Enough_Passes(long records, int minimum) =>
        Check.PassesOnFile(findings =>
            DatasetMustHaveEnoughRecords.Check(records, false, new RuleOptions { MinRecords = minimum }, findings));

    [Theory]
    [InlineData(10, 8)]
    [InlineData(11, 9)]
    public void EnoughUntilTheServiceSplits_IsReportedWithWhatToDo(long records, long left) =>
        Check.FindsOnFile(RuleId.DatasetMustHaveEnoughRecords, Severity.Error, 0,
            $"the dataset has {records} valid records, and the service's own split leaves {left} of them for training, expected at least 10;"
            + " give 12 records or validation data",
            findings => Assert.False(DatasetMustHaveEnoughRecords.Check(records, true, RuleOptions.Default, findings)));

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public void EnoughAfterTheSplit_Passes(long records) => Check.PassesOnFile(findings =>
        Assert.True(DatasetMustHaveEnoughRecords.Check(records, true, RuleOptions.Default, findings)));
}
