using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("phi3data-config").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Show_NamesEachSettingWithItsOrigin_TheStrongestFirst()
    {
        string file = Write("""{ "rules": { "PHI2003": "error", "PHI0006": "none" }, "limits": { "maxDepth": 8 } }""");

        Run run = await Run.Cli("config", "show", "--config", file, "--rule", "PHI2003=info");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            $"""
            profile               foundry-phi       default
            PHI0006               none              {file}
            PHI2003               info              command line
            maxDepth              8                 {file}

            """, run.Out);
    }

    [Fact]
    public async Task Check_FollowsTheFile_AndFlagsOverIt()
    {
        string data = Path.Combine(folder, "a.jsonl");
        File.WriteAllText(data, "\n");
        string file = Write("""{ "rules": { "LineMustNotBeBlank": "error" }, "limits": { "minRecords": 0 } }""");

        Run strict = await Run.Cli("check", data, "--config", file);
        Assert.Contains("error PHI0006", strict.Out);
        Assert.DoesNotContain("PHI5001", strict.Out);
        Run milder = await Run.Cli("check", data, "--config", file, "--rule", "PHI0006=none", "--min-records", "1");
        Assert.DoesNotContain("PHI0006", milder.Out);
        Assert.Contains("PHI5001", milder.Out);
    }

    [Fact]
    public async Task BrokenFile_AnswersTwoWithThePlace()
    {
        string file = Write("{ \"rules\": { \"PHI2003\": \"fatal\" } }");
        Run run = await Run.Cli("config", "show", "--config", file);
        Assert.Equal(2, run.Code);
        Assert.Contains($"{file}(1,25): there is no severity fatal", run.Error);
    }

    [Fact]
    public async Task MissingFile_AnswersThree() =>
        Assert.Equal(3, (await Run.Cli("config", "show", "--config", Path.Combine(folder, "none.json"))).Code);

    [Fact]
    public async Task Schema_IsJson()
    {
        Run run = await Run.Cli("config", "schema");
        Assert.Equal(0, run.Code);
        using JsonDocument schema = JsonDocument.Parse(run.Out);
        Assert.Equal("phi3data.json", schema.RootElement.GetProperty("title").GetString());
    }

    private string Write(string json)
    {
        string path = Path.Combine(folder, ConfigFile.Name);
        File.WriteAllText(path, json);
        return path;
    }
}
