using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public class ProfilesCommandTests
{
    [Fact]
    public async Task Profiles_AreAllListed()
    {
        Run run = await Run.Cli("profiles");
        Assert.Equal(0, run.Code);
        Assert.Equal(ProfileCatalog.All.Count, run.OutLines.Length);
        Assert.StartsWith("foundry-phi", run.OutLines[0]);
    }

    [Fact]
    public async Task Show_NamesSettingsAndSources()
    {
        Run run = await Run.Cli("profiles", "show", "together");
        Assert.Contains("PHI2013 RecordKeysMustBeKnown: error", run.Out);
        Assert.Contains("maxFileBytes: 100,000,000,000", run.Out);
        Assert.Contains("https://docs.together.ai/", run.Out);
    }

    [Fact]
    public async Task Diff_SaysWhatChanges()
    {
        Run run = await Run.Cli("profiles", "diff", "foundry-phi", "azure-openai-rft");
        Assert.Equal(
            [
                "method: sft -> rft",
                "roles taken: developer",
                "milder: PHI0002 FileMustNotStartWithBom warning -> none (a file should not start with a byte order mark)",
                "stricter: PHI0011 FileMustStartWithBom none -> warning (a file must start with a byte order mark)",
                "stricter: PHI3005 ContentMustNotContainControlTokens warning -> error (content must not contain control tokens)",
            ],
            run.OutLines);
        Assert.Contains("check the same", (await Run.Cli("profiles", "diff", "trl", "trl")).Out);
        Assert.Contains("roles refused: system, tool, function", (await Run.Cli("profiles", "diff", "foundry-phi", "phi-silica")).Out);
    }

    [Theory]
    [InlineData("profiles", "show", "togther", "did you mean together?")]
    [InlineData("models", "show", "phi-5", "did you mean phi-4?")]
    [InlineData("models", "show", "llama", "'phi3data models' lists them all")]
    public async Task UnknownName_AnswersTwoWithAHint(string command, string verb, string name, string hint)
    {
        Run run = await Run.Cli(command, verb, name);
        Assert.Equal(2, run.Code);
        Assert.Contains(hint, run.Error);
    }

    [Fact]
    public async Task Models_AreAllListedAndShown()
    {
        Assert.Equal(ModelCatalog.All.Count + 1, (await Run.Cli("models")).OutLines.Length);
        Run run = await Run.Cli("models", "show", "microsoft/Phi-3.5-mini-instruct");
        Assert.Contains("16,384 tokens", run.Out);
        Assert.Contains("deprecated 2025-06-30, retired 2025-08-30", run.Out);
    }
}
