using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public sealed class FilePatternsTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public FilePatternsTests()
    {
        foreach (string name in new[]
        {
            "b.jsonl", "a.jsonl", "B.jsonl", "a10.jsonl", "a2.jsonl", "c.txt", "raw/x.jsonl", "raw/y.jsonl.gz",
            "raw/deep/z.jsonl", "raw/deep/deeper/x.jsonl", "row/x.jsonl", "raaw/x.jsonl",
        }) folder.Write(name, "");
    }

    [Theory]
    [InlineData("*.jsonl", "B.jsonl a.jsonl a10.jsonl a2.jsonl b.jsonl")]
    [InlineData("a*.jsonl", "a.jsonl a10.jsonl a2.jsonl")]
    [InlineData("a?.jsonl", "a2.jsonl")]
    [InlineData("a??.jsonl", "a10.jsonl")]
    [InlineData("?.jsonl", "B.jsonl a.jsonl b.jsonl")]
    [InlineData("raw/*", "raw/x.jsonl raw/y.jsonl.gz")]
    [InlineData("r?w/x.jsonl", "raw/x.jsonl row/x.jsonl")]
    [InlineData("r?w/?.jsonl", "raw/x.jsonl row/x.jsonl")]
    [InlineData("r*w/x.jsonl", "raaw/x.jsonl raw/x.jsonl row/x.jsonl")]
    [InlineData("raw/**/*.jsonl", "raw/deep/deeper/x.jsonl raw/deep/z.jsonl raw/x.jsonl")]
    [InlineData("raw/**/?.jsonl", "raw/deep/deeper/x.jsonl raw/deep/z.jsonl raw/x.jsonl")]
    [InlineData("raw/*/*.jsonl", "raw/deep/z.jsonl")]
    [InlineData("r?w/d*/**", "raw/deep/deeper/x.jsonl raw/deep/z.jsonl")]
    [InlineData("**/deeper/*", "raw/deep/deeper/x.jsonl")]
    [InlineData("**/z.jsonl", "raw/deep/z.jsonl")]
    [InlineData("a.jsonl", "a.jsonl")]
    public void Pattern_GivesTheFilesInOrdinalOrder(string pattern, string expected)
    {
        string[] found = [.. FilePatterns.Expand([folder[pattern]]).Select(p => Path.GetRelativePath(folder.Path, p))];
        Assert.Equal(expected.Split(' '), found);
    }

    [Fact]
    public void RelativePattern_GivesRelativePaths()
    {
        string below = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);
        Assert.Equal([Path.Combine(below, "raw", "x.jsonl")], FilePatterns.Expand([Path.Combine(below, "raw", "*.jsonl")]));
    }

    [Fact]
    public void SameFileNamedTwice_IsReadOnce()
    {
        string[] paths = [folder["b.jsonl"], folder["raw/../b.jsonl"], folder["?.jsonl"], folder["b.jsonl"]];
        Assert.Equal([folder["b.jsonl"], folder["B.jsonl"], folder["a.jsonl"]], FilePatterns.Expand(paths));
    }

    [Fact]
    public void OrderGiven_IsKept() =>
        Assert.Equal([folder["c.txt"], folder["a.jsonl"]], FilePatterns.Expand([folder["c.txt"], folder["a.jsonl"]]));

    [Fact]
    public void StandardInput_StaysAndComesOnce()
    {
        Assert.Equal(["-", folder["a.jsonl"]], FilePatterns.Expand(["-", folder["a.jsonl"], "-"]));
        Assert.Equal("-", DatasetSource.FromPatterns(["-"])[0].Name);
    }

    [Fact]
    public void ExistingFileWithStarInItsName_IsTakenAsItIs()
    {
        if (OperatingSystem.IsWindows()) return; // no such names there
        string path = folder.Write("a*.jsonl", "");
        Assert.Equal([path], FilePatterns.Expand([path]));
    }

    [Theory]
    [InlineData("*.csv")]
    [InlineData("a?b.jsonl")]
    [InlineData("nowhere/*.jsonl")]
    [InlineData("r?w/deep/*.gz")]
    public void NoMatch_IsSaid(string pattern)
    {
        var thrown = Assert.Throws<FileNotFoundException>(() => FilePatterns.Expand([folder["a.jsonl"], folder[pattern]]));
        Assert.Equal($"No file matches {folder[pattern]}.", thrown.Message);
    }

    public void Dispose() => folder.Dispose();
}
