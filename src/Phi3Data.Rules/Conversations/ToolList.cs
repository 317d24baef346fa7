using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>The tools of a record, read once for all rules that look at them. Serves one thread.</summary>
sealed class ToolList
{
    private ToolSlot[] tools = Array.Empty<ToolSlot>();
    private int stored;

    /// <summary>Number of tools, those above the limit included.</summary>
    public int Count { get; private set; }

    /// <summary>The tools in order, at most as many as the limit; valid until the next record.</summary>
    public ReadOnlySpan<ToolSlot> Span => tools.AsSpan(0, stored);

    /// <summary>Whether each tool of the record is here and has a name, so that one can say which names there are not.</summary>
    public bool NamesAreKnown
    {
        get
        {
            if (Count > stored) return false;
            foreach (ref readonly ToolSlot tool in Span)
            {
                if (tool.Name.Kind != JsonKind.String) return false;
            }
            return true;
        }
    }

    /// <summary>Forgets the record before and reads the tools of this one.</summary>
    /// <param name="line">The line, scanned before.</param>
    /// <param name="value">The value of <c>tools</c>; unless it is an array, there are none.</param>
    /// <param name="scratch">Memory for reading.</param>
    /// <param name="limit">Most tools that are looked at, which keeps the list small, whatever the line.</param>
    public void Read(ReadOnlySpan<byte> line, JsonSlot value, JsonScratch scratch, int limit)
    {
        Count = 0;
        stored = 0;
        if (value.Kind != JsonKind.Array || value.Empty) return;
        var walker = new ToolWalker(line, value, scratch);
        while (walker.MoveNext())
        {
            Count++;
            if (stored == limit) continue;
            if (stored == tools.Length) Array.Resize(ref tools, Math.Max(16, stored * 2));
            tools[stored++] = walker.Current;
        }
    }
}
