using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public sealed class DatasetCleanerTests : IDisposable
{
    private static readonly CleaningOptions All = CleaningCatalog.All.Aggregate(CleaningOptions.None, (o, info) => o.With(info.Step, true));
    private static readonly string[] Dirt =
        ["a", "word ", " ", "\\r\\n", "\\u0007", "\\u200b", "\u00A0", "e\u0301", "Ã©", "Ã\u00A0", "&amp;lt;", "N/A", "x@example.com ", "4111 1111 1111 1111 ",
            "\\\"", "\\\\", "\\/", "\\u00e9", "漢字", "\\ud83d\\ude00", "\u202E", "Password=abcdef;", "+1 (555) 010-1234 ", "\\n", "\uFEFF", "\\u2028"];

    private readonly WorkFolder folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomFile_ComesBackByteForByte_AndIsCleanAfterOneRun(int seed)
    {
        byte[] input = RandomFile(new Random(seed));
        string path = folder.Write("in.jsonl", input);
        CleaningReport report = await CleanAsync(path, "clean.jsonl", "log.jsonl", All);
        Assert.True(report.Changes > 10);
        Assert.Equal(report.Changes, File.ReadLines(folder["log.jsonl"]).LongCount());

        byte[] cleaned = File.ReadAllBytes(folder["clean.jsonl"]);
        Assert.Equal(report.Changes, await DatasetCleaner.RevertAsync(
            DatasetSource.FromFile(folder["clean.jsonl"]), DatasetSource.FromFile(folder["log.jsonl"]), folder["back.jsonl"]));
        Assert.Equal(input, File.ReadAllBytes(folder["back.jsonl"]));

        CleaningReport second = await CleanAsync(folder["clean.jsonl"], "twice.jsonl", "none.jsonl", All);
        Assert.Equal((0L, report.Lines), (second.Changes, second.Lines));
        Assert.Equal(cleaned, File.ReadAllBytes(folder["twice.jsonl"]));
        Assert.Empty(File.ReadAllBytes(folder["none.jsonl"]));

        HashSet<long> changed = [.. File.ReadLines(folder["log.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("line").GetInt64())];
        List<byte[]> before = Outputs.Lines(input), after = Outputs.Lines(cleaned);
        Assert.Equal(before.Count, after.Count);
        Assert.Equal(report.ChangedLines, changed.Count);
        for (int i = 0; i < before.Count; i++) Assert.Equal(changed.Contains(i + 1), !before[i].SequenceEqual(after[i]));
    }

    [Fact]
    public async Task ChangedString_IsAllThatChanges()
    {
        const string Line = """{ "id" : 1.0, "messages":[{"role":"user","content":" a\u00e9 " , "weight":0},{"content":"clean text, caf\u00e9 \/","role":"assistant"}]}""";
        string path = folder.Write("in.jsonl", Line + "\r\n");
        var seen = new List<CleaningChange>();
        await DatasetCleaner.CleanAsync(
            DatasetSource.FromFile(path), new CleaningOutputs { Cleaned = folder["out.jsonl"], Changed = seen.Add });
        Assert.Equal(Line.Replace("\" a\\u00e9 \"", "\"a\\u00e9\"", StringComparison.Ordinal) + "\r\n", File.ReadAllText(folder["out.jsonl"]));
        CleaningChange change = Assert.Single(seen);
        Assert.Equal((CleaningStep.TrimContent, 1L, "$.messages[0].content"), (change.Step.Step, change.Line, change.Path));
        Assert.Equal((" a\\u00e9 ", "a\\u00e9"), (change.Before, change.After));
    }

    [Theory]
    [InlineData("""{"conversations":[{"from":"human","value":" a "}]}""", """{"conversations":[{"from":"human","value":"a"}]}""")]
    [InlineData("""{"instruction":" a ","input":" ","output":"b "}""", """{"instruction":"a","input":"","output":"b"}""")]
    [InlineData("""{"messages":[{"role":" user ","content":[{"type":" text ","text":" a "}]}]}""", """{"messages":[{"role":" user ","content":[{"type":" text ","text":"a"}]}]}""")]
    [InlineData("""{"messages":[{"role":"a","tool_calls":[{"id":" c ","function":{"arguments":" {} "}}]}],"tools":[" t "]}""", null)]
    [InlineData("""{"messages":[{"content":" a "}""", null)]
    [InlineData("""{"messages":[{"content":" \ud800 "}]}""", null)]
    [InlineData("""{"meta":{"content":" a "},"other":" b "}""", null)]
    [InlineData("   ", null)]
    public async Task OnlyText_IsCleaned(string line, string? expected)
    {
        string path = folder.Write("in.jsonl", line);
        await CleanAsync(path, "out.jsonl", null, CleaningOptions.Default);
        Assert.Equal(expected ?? line, File.ReadAllText(folder["out.jsonl"]));
    }

    [Fact]
    public async Task LongLinesAndOtherFiles_PassThrough()
    {
        byte[] bytes = [.. "\uFEFF"u8, .. Chats.Lines(Chats.Record(" a "), Chats.Record(new string(' ', 5_000)), Chats.Record(" b "))];
        string path = folder.Write("in.jsonl", bytes);
        CleaningReport report = await CleanAsync(path, "out.jsonl", null, CleaningOptions.Default with { MaxLineBytes = 2_000 });
        Assert.Equal((3L, 2L), (report.Lines, report.ChangedLines));
        Assert.Equal(
            [.. "\uFEFF"u8, .. Chats.Lines(Chats.Record("a"), Chats.Record(new string(' ', 5_000)), Chats.Record("b"))],
            File.ReadAllBytes(folder["out.jsonl"]));
        byte[] archive = [0x50, 0x4B, 3, 4, 10, 0, 0, .. Chats.Lines(Chats.Record(" a "))];
        await CleanAsync(folder.Write("in.zip", archive), "zip", null, CleaningOptions.Default);
        Assert.Equal(archive, File.ReadAllBytes(folder["zip"]));
    }

    [Fact]
    public async Task LogOfAnotherFile_IsRefusedAndNothingWritten()
    {
        await CleanAsync(folder.Write("in.jsonl", Chats.Lines(Chats.Record("a"), Chats.Record(" b "))), "out.jsonl", "log.jsonl", CleaningOptions.Default);
        string other = folder.Write("other.jsonl", Chats.Lines(Chats.Record("a"), Chats.Record("c")));
        string shorter = folder.Write("shorter.jsonl", Chats.Lines(Chats.Record("a")));
        foreach ((string cleaned, string log) in new[] { (other, "log.jsonl"), (shorter, "log.jsonl"), (other, "out.jsonl") })
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => DatasetCleaner.RevertAsync(
                DatasetSource.FromFile(cleaned), DatasetSource.FromFile(folder[log]), folder["back.jsonl"]));
        }
        Assert.DoesNotContain(folder.List(), name => name.StartsWith("back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OutputOverTheInput_IsRefused()
    {
        string path = folder.Write("in.jsonl", Chats.Many(2));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CleanAsync(path, "in.jsonl", null, CleaningOptions.Default));
    }

    [Fact]
    public void LineWithoutAChange_AllocatesNothing()
    {
        var cleaner = new RecordCleaner(CleaningOptions.Default);
        var changes = new List<StringChange>();
        byte[] line = Encoding.UTF8.GetBytes(Chats.Record("A question that is long enough", "An answer that is plain"));
        cleaner.Clean(line, changes);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++) cleaner.Clean(line, changes);
        }));
    }

    private Task<CleaningReport> CleanAsync(string path, string output, string? log, CleaningOptions options) => DatasetCleaner.CleanAsync(
        DatasetSource.FromFile(path), new CleaningOutputs { Cleaned = folder[output], PatchLog = log is null ? null : folder[log] }, options);

    private static byte[] RandomFile(Random random)
    {
        var file = new StringBuilder(random.Next(2) == 0 ? "\uFEFF" : "");
        int lines = 30 + random.Next(30);
        for (int i = 0; i < lines; i++)
        {
            file.Append(random.Next(8) switch
            {
                0 => " ",
                1 => "{\"messages\":[{\"content\":\" broken ",
                2 => $$"""{"instruction":"{{Text(random)}}","input":"{{Text(random)}}","output":"{{Text(random)}}"}""",
                3 => Chats.Record("A clean and plain question", "An answer that stays"),
                _ => Chats.Record(Text(random), Text(random)).Replace(":", random.Next(2) == 0 ? ": " : ":", StringComparison.Ordinal),
            });
            if (random.Next(5) == 0) file.Append('\r');
            if (i + 1 < lines || random.Next(2) == 0) file.Append('\n');
        }
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Dirt[random.Next(Dirt.Length)]));
}
