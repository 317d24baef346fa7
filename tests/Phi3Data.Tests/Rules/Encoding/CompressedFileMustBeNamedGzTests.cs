using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class CompressedFileMustBeNamedGzTests
{
    [Theory]
    [InlineData("train.jsonl")]
    [InlineData("data/train.JSONL")]
    [InlineData("train.json")]
    public void GzipNamedAsText_IsReportedOnTheFile(string name) =>
        Check.FindsOnFile(RuleId.CompressedFileMustBeNamedGz, Severity.Warning, 0,
            "the file is compressed under a name that does not say so; it was decompressed here, a service would refuse it",
            findings => CompressedFileMustBeNamedGz.Check(isCompressed: true, name, findings));

    [Theory]
    [InlineData(true, "train.jsonl.gz")]
    [InlineData(true, "train.JSONL.GZ")]
    [InlineData(true, "-")]
    [InlineData(false, "train.jsonl")]
    [InlineData(false, "train.jsonl.gz")]
    public void NameThatFits_Passes(bool isGzip, string name) =>
        Check.PassesOnFile(findings => CompressedFileMustBeNamedGz.Check(isGzip, name, findings));
}
