using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileNameMustEndInJsonlTests
{
    [Theory]
    [InlineData("train.json")]
    [InlineData("data.jsonl/train.txt")]
    [InlineData("train")]
    [InlineData("train.jsonl.bak")]
    [InlineData("train.gz")]
    [InlineData("train.json.gz")]
    public void AnotherName_IsReportedOnTheFile(string name) =>
        Check.FindsOnFile(RuleId.FileNameMustEndInJsonl, Severity.Warning, 0,
            "the file's name ends in neither .jsonl nor .jsonl.gz; services take only files named .jsonl",
            findings => FileNameMustEndInJsonl.Check(isFile: true, name, findings));

    [Theory]
    [InlineData(true, "train.jsonl")]
    [InlineData(true, "raw/Train.JSONL")]
    [InlineData(true, "train.jsonl.gz")]
    [InlineData(false, "-")]
    [InlineData(false, "upload")]
    [InlineData(false, "/dev/fd/63")]
    public void NameThatFitsOrGoesNowhere_Passes(bool isFile, string name) =>
        Check.PassesOnFile(findings => FileNameMustEndInJsonl.Check(isFile, name, findings));

    [Fact]
    public async Task FileAndStreamOfTheSameName_DifferInTheFinding()
    {
        string path = Path.GetTempFileName(); // ends in .tmp
        try
        {
            await File.WriteAllTextAsync(path, Check.Record(Check.User, Check.Assistant));
            Assert.Equal(1, await CountAsync(DatasetSource.FromFile(path)));
            Assert.Equal(0, await CountAsync(DatasetSource.FromStream(File.OpenRead(path), path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Device_HasNoNameThatGoesAnywhere()
    {
        if (!File.Exists("/dev/null")) return;
        Assert.Equal(0, await CountAsync(DatasetSource.FromFile("/dev/null")));
    }

    private static async Task<long> CountAsync(DatasetSource source)
    {
        PipelineReport report = await DatasetPipeline.From([source]).RunAsync();
        return report.Rules.Where(r => r.Rule.Rule == RuleId.FileNameMustEndInJsonl).Sum(r => r.Findings);
    }
}
