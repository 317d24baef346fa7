using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>A row that is put together of what stands in code, and where each piece of it stands there.</summary>
sealed class RowText
{
    private readonly StringBuilder json = new();
    private readonly List<Scope> scopes = new();
    private readonly Stack<int> open = new();

    /// <summary>Appends JSON.</summary>
    public RowText Raw(string text)
    {
        json.Append(text);
        return this;
    }

    /// <summary>Appends a text of code as a JSON string.</summary>
    public RowText String(CodeText text)
    {
        Open(text.At.GetLocation());
        int[] starts = new int[text.Value.Length + 1];
        json.Append('"');
        for (int i = 0; i < text.Value.Length; i++)
        {
            starts[i] = json.Length;
            json.AppendEscaped(text.Value[i]);
        }
        starts[text.Value.Length] = json.Length;
        json.Append('"');
        scopes[open.Peek()].Text = text;
        scopes[open.Peek()].Starts = starts;
        Close();
        return this;
    }

    /// <summary>What is appended from here to <see cref="Close"/> stands at a place in code.</summary>
    public RowText Open(Location at)
    {
        open.Push(scopes.Count);
        scopes.Add(new Scope(json.Length, at));
        return this;
    }

    /// <summary>Ends what <see cref="Open"/> began last.</summary>
    public RowText Close()
    {
        scopes[open.Pop()].End = json.Length;
        return this;
    }

    /// <summary>Runs the shared rules over the row. What lies at a hole, which may hold anything, is left out.</summary>
    /// <param name="options">The rules' options.</param>
    /// <param name="whole">The place of what stands nowhere else.</param>
    public IEnumerable<(RowFinding Found, Location Location)> Check(RuleOptions options, Location whole)
    {
        byte[] row = Encoding.UTF8.GetBytes(json.ToString());
        foreach (RowFinding found in RowCheck.Run(row, options))
        {
            Finding finding = found.Finding;
            int start = Encoding.UTF8.GetCharCount(row, 0, finding.Offset);
            int end = start + Encoding.UTF8.GetCharCount(row, finding.Offset, finding.Length);
            if (Find(start, end, whole) is Location at) yield return (found, at);
        }
    }

    /// <summary>The place of the innermost piece that holds a range; null at a hole.</summary>
    private Location? Find(int start, int end, Location whole)
    {
        Scope? inner = null;
        foreach (Scope scope in scopes)
            if (scope.Start <= start && end <= scope.End && (end > start || start < scope.End)) inner = scope;
        if (inner is null) return whole;
        if (inner.Text is not CodeText text) return inner.At;
        int first = Array.IndexOf(inner.Starts!, start), last = Array.IndexOf(inner.Starts!, end);
        if (first < 0 || last < first) return text.HasHoles ? text.At.GetLocation() : text.Locate(0, text.Value.Length);
        return text.IsInHole(first, last - first) ? null : text.Locate(first, last - first);
    }

    private sealed class Scope
    {
        public Scope(int start, Location at)
        {
            Start = start;
            At = at;
        }

        public int Start { get; }

        public int End { get; set; } = int.MaxValue;

        public Location At { get; }

        public CodeText? Text { get; set; }

        public int[]? Starts { get; set; }
    }
}
