using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public sealed class ManifestWriterTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Fact]
    public async Task Manifest_SaysWhatWasReadDecidedAndWritten()
    {
        string path = folder.Write("in.jsonl", Chats.Lines(Chats.Record("a"), Chats.Record("a"), "{}", ""));
        JsonElement root = await WriteAsync(DatasetPipeline.From(path)
            .WithRules(RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error) with { MinRecords = 0 })
            .DropExactDuplicates()
            .Split(new SplitOptions { ValidationShare = 0.25, Seed = -7, Exact = true, MinValidation = 1 }));
        Assert.Equal(
            ["tool", "version", "options", "inputs", "counts", "stages", "rules", "outputs"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("phi3data", root.GetProperty("tool").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", root.GetProperty("version").GetString());

        JsonElement options = root.GetProperty("options");
        Assert.Equal(-7, options.GetProperty("seed").GetInt64());
        Assert.Equal(0.25, options.GetProperty("validation").GetDouble());
        Assert.True(options.GetProperty("exact").GetBoolean());
        Assert.Equal(1, options.GetProperty("minValidation").GetInt32());
        Assert.Equal("""{"PHI2003":"error"}""", JsonSerializer.Serialize(options.GetProperty("severities")));

        Assert.Equal(
            """{"lines":4,"train":0,"validation":1,"test":0,"rejected":3,"invalid":1,"blank":1,"dropped":1}""",
            JsonSerializer.Serialize(root.GetProperty("counts")));
        Assert.Equal(
            """[{"name":"exact-duplicates-json","read":2,"kept":1,"dropped":1,"replaced":0}]""",
            JsonSerializer.Serialize(root.GetProperty("stages")));
        Assert.Equal(
            ["PHI0006:1", "PHI2001:1", "PHI5002:1"],
            root.GetProperty("rules").EnumerateArray().Select(r => $"{r.GetProperty("rule")}:{r.GetProperty("findings")}"));
        Assert.Equal(
            ["train.jsonl:0", "validation.jsonl:1", "rejected.jsonl:3", "findings.jsonl:3"],
            root.GetProperty("outputs").EnumerateArray().Select(o => $"{o.GetProperty("name")}:{o.GetProperty("records")}"));
    }

    [Fact]
    public async Task Manifest_NamesNoTimeAndNoMachine()
    {
        folder.Write("in.jsonl", Chats.Many(20));
        // The input's name stands as it was given; a stream's name says nothing of this machine.
        string text = (await WriteAsync(DatasetPipeline.From(
            [DatasetSource.FromStream(new MemoryStream(Chats.Many(20)), "in.jsonl")]))).GetRawText();
        foreach (string secret in new[]
        {
            Environment.MachineName, folder.Path, Path.GetTempPath().TrimEnd('/', '\\'), Environment.CurrentDirectory,
            DateTime.UtcNow.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        }) Assert.DoesNotContain($"{secret}", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("time", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("date\"", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Lines_EndInLineFeedsOnEverySystem()
    {
        await WriteAsync(DatasetPipeline.From(folder.Write("in.jsonl", Chats.Many(20))));
        byte[] bytes = File.ReadAllBytes(folder["out/manifest.json"]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.NotEqual((byte)0xEF, bytes[0]);
    }

    [Fact]
    public async Task HostileInputName_IsValidJson()
    {
        string name = "a\"b\\c\nd\u001B\u202Eé";
        JsonElement root = await WriteAsync(DatasetPipeline.From(
            [DatasetSource.FromStream(new MemoryStream(Chats.Many(20)), name)]));
        Assert.Equal(name, root.GetProperty("inputs")[0].GetProperty("name").GetString());
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonElement> WriteAsync(DatasetPipeline pipeline)
    {
        await pipeline.WriteTo(folder["out"]).RunAsync();
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(folder["out/manifest.json"]));
        return json.RootElement.Clone();
    }
}
