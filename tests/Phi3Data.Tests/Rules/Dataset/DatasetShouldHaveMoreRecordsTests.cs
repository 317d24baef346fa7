using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetShouldHaveMoreRecordsTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(49, 10)]
    [InlineData(1, 1)]
    [InlineData(40, 40)]
    public void FewButEnough_AreReportedOnTheDataset(long records, int minimum) =>
        Check.FindsOnFile(RuleId.DatasetShouldHaveMoreRecords, Severity.Info, 0,
            $"the dataset has {records} valid records for training; 50 and more are advised",
            findings => DatasetShouldHaveMoreRecords.Check(records, new RuleOptions { MinRecords = minimum }, findings));

    [Theory]
    [InlineData(50, 10)]
    [InlineData(1_000_000, 10)]
    [InlineData(50, 50)]
    public void AsAdvised_Passes(long records, int minimum) =>
        Check.PassesOnFile(findings =>
            DatasetShouldHaveMoreRecords.Check(records, new RuleOptions { MinRecords = minimum }, findings));

    [Theory]
    [InlineData(9, 10)]
    [InlineData(0, 10)]
    [InlineData(40, 60)]
    public void FewerThanTheMinimum_IsAnotherRules(long records, int minimum) =>
        Check.PassesOnFile(findings =>
            DatasetShouldHaveMoreRecords.Check(records, new RuleOptions { MinRecords = minimum }, findings));

    [Fact]
    public void NoMinimum_TurnsItOff() =>
        Check.PassesOnFile(findings =>
            DatasetShouldHaveMoreRecords.Check(5, new RuleOptions { MinRecords = 0 }, findings));
}
