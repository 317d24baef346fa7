using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>The tools of a record, read once for all rules that look at them. Serves one thread.</summary>
sealed class ToolList
{
    /// <summary>
    /// Most tools of a record, and most that are looked at. The number is the service's (Azure OpenAI quotas and limits: 128
    /// tools or functions); it also keeps the list small, whatever the line.
    /// </summary>
    public const int Limit = 128;

    private ToolSlot[] tools = Array.Empty<ToolSlot>();
    private int stored;

    /// <summary>Number of tools, those above the limit included.</summary>
    public int Count { get; private set; }

    /// <summary>The tools in order, at most <see cref="Limit"/>; valid until the next record.</summary>
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
    public void Read(ReadOnlySpan<byte> line, JsonSlot value, JsonScratch scratch)
    {
        Count = 0;
        stored = 0;
        if (value.Kind != JsonKind.Array || value.Empty) return;
        if (tools.Length == 0) tools = new ToolSlot[Limit];
        var walker = new ToolWalker(line, value, scratch);
        while (walker.MoveNext())
        {
            Count++;
            if (stored < Limit) tools[stored++] = walker.Current;
        }
    }
}
