using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

/// <summary>The analyzers know every rule of the catalogue, and the release files list them.</summary>
public class DescriptorTests
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = Analyze.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics).GroupBy(one => one.Id).ToDictionary(same => same.Key, same => same.First());

    [Fact]
    public void EveryRule_HasADescriptor_AsTheCatalogueSays() =>
        Assert.All(RuleCatalog.All, rule =>
        {
            DiagnosticDescriptor one = Descriptors[rule.Id];
            Assert.Equal((rule.Title, rule.Help, "Phi3Data." + rule.Category), (one.Title.ToString(), one.HelpLinkUri, one.Category));
        });

    [Fact]
    public void ReleaseFiles_ListEveryRule()
    {
        HashSet<string> rows = [.. File.ReadLines(Places.InRepository("src", "Phi3Data.Analyzers", "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Places.InRepository("src", "Phi3Data.Analyzers", "AnalyzerReleases.Shipped.md")))
            .Where(line => line.StartsWith("PHI", StringComparison.Ordinal))];
        string[] wanted = [.. RuleCatalog.All.Select(rule =>
            $"{rule.Id} | Phi3Data.{rule.Category} | {(rule.DefaultSeverity == Severity.None ? "Disabled" : rule.DefaultSeverity)} | {rule.Name}")];
        string[] missing = [.. wanted.Except(rows)];
        Assert.True(missing.Length == 0, "AnalyzerReleases.Unshipped.md lacks:\n" + string.Join('\n', missing));
        Assert.Empty(rows.Except(wanted));
    }

    [Theory]
    [InlineData(typeof(DatasetAnalyzer))]
    [InlineData(typeof(CodeFixes.MoveSystemFirstCodeFix))]
    public void Assemblies_ReferenceOnlyWhatCompilersFromRoslyn48OnHave(Type type)
    {
        foreach (AssemblyName reference in type.Assembly.GetReferencedAssemblies())
        {
            Assert.Matches("^(netstandard|System\\.Memory|System\\.Collections\\.Immutable|Microsoft\\.CodeAnalysis(\\.CSharp)?(\\.Workspaces)?)$", reference.Name);
            if (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)) Assert.Equal(new Version(4, 8, 0, 0), reference.Version);
        }
    }
}
