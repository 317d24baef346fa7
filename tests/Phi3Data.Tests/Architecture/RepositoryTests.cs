using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What the repository looks like from outside.</summary>
public class RepositoryTests
{
    private const int LongestFile = 400;

    /// <summary>Files that are one long table.</summary>
    private static readonly string[] Tables = ["RuleCatalog.cs"];

    private static readonly string[] TopLevel =
        ["LICENSE", "Phi3Data.sln", "README.md", "benchmarks", "nuget.config", "src", "tests"];

    [Fact]
    public void TopLevel_HasNothingElse() => Assert.Empty(Entries().Except(TopLevel));

    [Fact]
    public void TopLevel_LacksNothing() => Assert.Empty(TopLevel.Except(Entries()));

    [Fact]
    public void SourceFiles_AreReadNotSearched() =>
        Assert.Empty(LayeringTests.Sources()
            .Where(path => !Tables.Contains(Path.GetFileName(path)))
            .Select(path => (Name: Path.GetFileName(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Name}: {file.Lines} lines"));

    [Fact]
    public void SourceFiles_EndLinesWithLf() =>
        Assert.All(LayeringTests.Sources(), path => Assert.DoesNotContain('\r', File.ReadAllText(path)));

    private static string[] Entries() =>
        [.. Directory.GetFileSystemEntries(Places.Repository)
            .Select(path => Path.GetFileName(path))
            .Where(name => name[0] != '.' && name != "out")
            .Order(StringComparer.Ordinal)];
}
