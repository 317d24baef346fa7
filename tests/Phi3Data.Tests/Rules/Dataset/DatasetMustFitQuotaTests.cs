using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetMustFitQuotaTests
{
    [Fact]
    public void TooManyBytes_AreReportedOnTheDataset() =>
        Check.FindsOnFile(RuleId.DatasetMustFitQuota, Severity.Warning, 0,
            "the files have 1,073,741,825 bytes together, more than the limit of 1,073,741,824",
            findings => DatasetMustFitQuota.Check((1L << 30) + 1, 50, RuleOptions.Default, findings));

    [Fact]
    public void TooManyFiles_AreReportedOnTheDataset() =>
        Check.FindsOnFile(RuleId.DatasetMustFitQuota, Severity.Warning, 0,
            "the dataset has 51 files, more than the limit of 50",
            findings => DatasetMustFitQuota.Check(1L << 30, 51, RuleOptions.Default, findings));

    [Fact]
    public void BothAtTheLimit_Pass() =>
        Check.PassesOnFile(findings => DatasetMustFitQuota.Check(1L << 30, 50, RuleOptions.Default, findings));
}
