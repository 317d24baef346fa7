using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>A finding in words, as a person or a tool reads it.</summary>
sealed partial record Diagnostic
{
    /// <summary>The rule's ID, such as <c>PHI2003</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The rule's name, such as <c>RolesMustAlternate</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>The file's name as the user gave it; <c>-</c> is standard input.</summary>
    public string File { get; init; } = "";

    /// <summary>1-based line; 0 for a finding on a file or a dataset as a whole.</summary>
    public long Line { get; init; }

    /// <summary>1-based column in UTF-16 units, as editors count; 0 with line 0.</summary>
    public int Column { get; init; }

    /// <summary>0-based offset of the fault's first byte in the file, after decompression.</summary>
    public long ByteOffset { get; init; }

    /// <summary>The value it is about, as a JSON path such as <c>$.messages[2].role</c>; of a broken line, how far it is sound.</summary>
    public string Path { get; init; } = "$";

    /// <summary>What was found and what was expected.</summary>
    public string Message { get; init; } = "";

    /// <summary>Address of the rule's page.</summary>
    public string Help { get; init; } = "";

    /// <summary>Puts a finding into words. Reads the line once more and allocates; meant for what is shown.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="source">The line that it was made on.</param>
    public static Diagnostic Create(in Finding finding, in FindingSource source)
    {
        RuleInfo rule = RuleCatalog.Get(finding.Rule);
        int offset = Math.Min(finding.Offset, source.Line.Length);
        return new Diagnostic
        {
            Rule = rule.Id,
            Name = rule.Name,
            Severity = finding.Severity,
            File = source.File,
            Line = finding.Line,
            Column = finding.Line == 0 ? 0 : 1 + Utf8Sequence.CountUtf16(source.Line.Slice(0, offset)),
            ByteOffset = source.LineOffset + finding.Offset,
            Path = JsonPath.Locate(source.Line, finding.Offset),
            Message = FindingMessage.Create(finding, source),
            Help = rule.Help,
        };
    }
}
