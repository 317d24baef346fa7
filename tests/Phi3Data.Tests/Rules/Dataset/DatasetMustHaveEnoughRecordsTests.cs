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
            findings => DatasetMustHaveEnoughRecords.Check(records, RuleOptions.Default, findings));

    [Fact]
    public void HigherMinimum_IsInTheMessage() =>
        Check.FindsOnFile(RuleId.DatasetMustHaveEnoughRecords, Severity.Error, 0,
            "the dataset has 1,234 valid records for training, expected at least 5,000",
            findings => DatasetMustHaveEnoughRecords.Check(1234, new RuleOptions { MinRecords = 5000 }, findings));

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Enough_Passes(long records, int minimum) =>
        Check.PassesOnFile(findings =>
            DatasetMustHaveEnoughRecords.Check(records, new RuleOptions { MinRecords = minimum }, findings));
}
