using System;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class RecordOrderMustNotBiasSplitTests
{
    [Theory]
    [InlineData(false, "system messages")]
    [InlineData(true, "answers")]
    public void OtherShares_AreReportedOnTheDataset(bool areAnswers, string what) => Found(
        $"other {what} (their shares differ by 63 %)",
        findings => RecordOrderMustNotBiasSplit.CheckShares(
            areAnswers ? SplitMeasure.Answers : SplitMeasure.SystemMessages, 0.631, 25, 1, findings));

    [Theory]
    [InlineData(100, 230, 5.1, 230)]
    [InlineData(200, 80, -5.1, 40)]
    public void AnotherLength_IsReportedOnTheDataset(double first, double last, double errors, int percent) => Found(
        $"another length (on average {percent} % of the first's)",
        findings => RecordOrderMustNotBiasSplit.CheckLengths(first, last, errors, findings));

    [Theory]
    [InlineData(0.09, 1000, 1)] // so small a difference matters to nobody
    [InlineData(0.5, 19, 1)] // so unlikely is it not
    [InlineData(0.5, 100, 50)]
    [InlineData(0.5, 1000, 0)]
    public void SharesNearEnough_Pass(double distance, double chiSquared, int degrees) => Check.PassesOnFile(findings =>
        RecordOrderMustNotBiasSplit.CheckShares(SplitMeasure.Answers, distance, chiSquared, degrees, findings));

    [Theory]
    [InlineData(100, 124, 50)]
    [InlineData(100, 81, -50)]
    [InlineData(100, 230, 4.9)]
    public void LengthsNearEnough_Pass(double first, double last, double errors) =>
        Check.PassesOnFile(findings => RecordOrderMustNotBiasSplit.CheckLengths(first, last, errors, findings));

    private static void Found(string what, Action<FindingBuffer> check) =>
        Check.FindsOnFile(RuleId.RecordOrderMustNotBiasSplit, Severity.Warning, 0,
            $"the last 20 % of the records, which the service takes for validation and test, have {what}; shuffle the records", check);
}
