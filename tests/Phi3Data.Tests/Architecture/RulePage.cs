using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Phi3Data.Tests;

/// <summary>A rule's page, taken apart.</summary>
sealed partial class RulePage
{
    /// <summary>The parts that each page has, in this order.</summary>
    public static readonly string[] Parts = ["## Bad", "## Good", "## How to mend", "## Options", "## Why"];

    private readonly string[] lines;

    private RulePage(string[] lines) => this.lines = lines;

    /// <summary>Where the page of a rule lies.</summary>
    public static string PathOf(RuleInfo rule) =>
        Places.InRepository("src", "Phi3Data.Rules", "Rules", rule.Category.ToString(), rule.Id + ".md");

    /// <summary>Reads the page; null when there is none.</summary>
    public static RulePage? Read(RuleInfo rule) =>
        File.Exists(PathOf(rule)) ? new RulePage(File.ReadAllLines(PathOf(rule))) : null;

    /// <summary>A line of the page by its 0-based index; empty behind the end.</summary>
    public string Line(int index) => index < lines.Length ? lines[index] : "";

    /// <summary>All of the page's headings of the second level.</summary>
    public string[] Headings => [.. lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line =>
        Array.Find(Parts, part => line == part || line.StartsWith(part + " ", StringComparison.Ordinal)) ?? line)];

    /// <summary>The text under a heading.</summary>
    public string Text(string heading) => string.Join('\n', lines
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)));

    /// <summary>The first fenced block under a heading: its language and its text. Empty when there is none.</summary>
    public (string Language, string Text) Block(string heading)
    {
        Match match = Fence().Match(Text(heading));
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    /// <summary>What the page says that the tool says, with its column and path; null when it does not.</summary>
    public (string Message, int Column, string Path)? Says
    {
        get
        {
            Match match = SaysLine().Match(Text("## Bad"));
            if (!match.Success) return null;
            int column = match.Groups[2].Success
                ? int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
            return (match.Groups[1].Value, column, match.Groups[3].Value);
        }
    }

    [GeneratedRegex("^```(\\w*)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^phi3data says: `([^`]+)`(?: \\((?:.*?column (\\d+))?(?:, `([^`]+)`)?.*\\))?$", RegexOptions.Multiline)]
    private static partial Regex SaysLine();
}
