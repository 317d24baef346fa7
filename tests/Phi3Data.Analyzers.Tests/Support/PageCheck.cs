using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

/// <summary>Runs the examples of a rule's page.</summary>
static partial class PageCheck
{
    /// <summary>Asserts that the bad block gives just what the page says, and the good block nothing.</summary>
    public static async Task Holds(string id, bool compiles, IReadOnlyDictionary<string, string>? options = null)
    {
        string page = File.ReadAllText(Places.InRepository("src", "Phi3Data.Rules", "Rules", "Builders", id + ".md"));
        string[] blocks = [.. Block().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, blocks.Length);
        System.Func<string, Sources> parse = (blocks[0].StartsWith('[') || blocks[0].StartsWith("public")) ? Sources.ParseTypes : Sources.Parse;
        var bad = Sources.Compile(parse(blocks[0]).Code);
        Assert.Equal(compiles, bad.GetDiagnostics().All(one => one.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        var found = Assert.Single((await Analyze.Run(bad, [], options ?? new Dictionary<string, string>())).Where(one => one.Id == id));
        Assert.Equal(Says().Match(page).Groups[1].Value, found.GetMessage());
        string good = blocks[1].Replace(".Build();", ".AppendTo(writer);");
        await Analyze.Finds(parse(good), options: options);
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^phi3data says: `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Says();
}
