using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public sealed class ZipMembersTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task MembersWithData_AreInputsOfTheirOwn()
    {
        string path = Write("a.zip", ("b/two.jsonl", Chats.Many(2)), ("a.jsonl.gz", Chats.Gzip(Chats.Many(3))), ("README.txt", "no data"u8.ToArray()), ("__MACOSX/b/._two.jsonl", [1]), ("b/", []));
        PipelineReport report = await ReadAsync([path]);
        Assert.Equal([$"{path}/a.jsonl.gz", $"{path}/b/two.jsonl"], report.Inputs.Select(input => input.Name));
        Assert.Equal((5, 5, 2L), (report.Lines, report.Train, report.Inputs[1].Lines));

        Assert.Equal(2, (await ReadAsync([path + "/b/two.jsonl"])).Lines);
    }

    [Fact]
    public async Task ArchiveWithoutKnownNames_IsReadWhole()
    {
        string path = Write("a.zip", ("data", Chats.Many(2)), ("part-2", Chats.Many(1)));
        Assert.Equal(3, (await ReadAsync([path])).Train);
    }

    [Fact]
    public async Task DamageAnywhere_ThrowsOrReadsTheSame()
    {
        byte[] archive = File.ReadAllBytes(Write("a.zip", ("a.jsonl", Chats.Many(6))));
        for (int at = 0; at < archive.Length; at++)
        {
            byte[] damaged = (byte[])archive.Clone();
            damaged[at] ^= 0x10;
            await ReadDamagedAsync(damaged, at);
            if (at > 4) await ReadDamagedAsync(archive[..at], at);
        }
    }

    [Fact]
    public void MissingMember_IsNamed()
    {
        string path = Write("a.zip", ("a.jsonl", Chats.Many(2)));
        Assert.Throws<FileNotFoundException>(() => DatasetSource.FromPatterns([path + "/b.jsonl"]));
        Assert.Contains("no members", Assert.Throws<InvalidDataException>(() => DatasetSource.FromPatterns([Write("empty.zip")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArchiveNamedAsText_StaysAFault()
    {
        PipelineReport report = await ReadAsync([Write("a.jsonl", ("a.jsonl", Chats.Many(2)))]);
        Assert.Equal(RuleId.FileMustBeText, report.Rules.First(rule => rule.Severity == Severity.Error).Rule.Rule);
    }

    [Fact]
    public void OutputOverTheArchive_IsAConflict()
    {
        string path = Write("a.zip", ("a.jsonl", Chats.Many(2)));
        Assert.NotNull(OutputPaths.FindConflict(DatasetSource.FromPatterns([path]), [path]));
    }

    private async Task ReadDamagedAsync(byte[] archive, int at)
    {
        string path = folder.Write("damaged.zip", archive);
        try
        {
            PipelineReport report = await ReadAsync([path]);
            bool isNoArchive = report.Rules.Any(rule => rule.Severity == Severity.Error && rule.Rule.Rule != RuleId.DatasetMustHaveEnoughRecords);
            Assert.True(report.Train == 6 || isNoArchive, $"byte {at}: {report.Train} records of 6, and no exception");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Assert.Contains(path, e.Message, StringComparison.Ordinal);
        }
    }

    private string Write(string name, params (string Name, byte[] Bytes)[] members)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string member, byte[] content) in members)
            {
                using Stream stream = archive.CreateEntry(member).Open();
                stream.Write(content);
            }
        }
        return folder.Write(name, bytes.ToArray());
    }

    private static Task<PipelineReport> ReadAsync(IEnumerable<string> patterns) =>
        DatasetPipeline.From(DatasetSource.FromPatterns(patterns)).AddStage(new Recorder()).WithThreads(1).RunAsync();
}
