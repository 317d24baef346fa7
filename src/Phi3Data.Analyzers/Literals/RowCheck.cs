using System;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data.Analyzers;

/// <summary>Runs the shared rules over a row that stands in code or is made of what stands there.</summary>
static class RowCheck
{
    /// <summary>What the rules find.</summary>
    /// <param name="row">The row's bytes.</param>
    /// <param name="options">The rules' options.</param>
    public static List<(Finding Finding, string Message)> Run(ReadOnlySpan<byte> row, RuleOptions options)
    {
        var found = new List<(Finding, string)>();
        var findings = new FindingBuffer(options);
        new RecordRules(options).Check(row, 1, RecordFormats.Recognise(row, new JsonScratch()), findings, out _);
        foreach (Finding finding in findings.Span) found.Add((finding, FindingMessage.Create(finding, row)));
        return found;
    }

    /// <summary>Appends a text as a JSON string, with its quotes.</summary>
    /// <returns>For each UTF-16 unit of the text, where it begins in <paramref name="json"/>, in UTF-16 units; one more for the end.</returns>
    public static int[] AppendString(StringBuilder json, string text)
    {
        int[] starts = new int[text.Length + 1];
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            starts[i] = json.Length;
            char c = text[i];
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c < ' ') json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else json.Append(c);
        }
        starts[text.Length] = json.Length;
        json.Append('"');
        return starts;
    }
}
