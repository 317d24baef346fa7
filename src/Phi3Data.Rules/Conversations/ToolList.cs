using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// The tools of a record, read once for all rules that look at them. Records of a dataset mostly offer the same tools: when
/// the bytes are those of the record before, nothing is read again. Serves one thread.
/// </summary>
sealed class ToolList
{
    /// <summary>Longest list that is remembered, in bytes.</summary>
    private const int KeptBytes = 1 << 18;

    private ToolSlot[] tools = Array.Empty<ToolSlot>();
    private byte[] bytes = Array.Empty<byte>();
    private int length;
    private int stored;
    private int start;

    /// <summary>Number of tools, those above the limit included.</summary>
    public int Count { get; private set; }

    /// <summary>The tools in order, at most as many as the limit; valid until the next record.</summary>
    public ReadOnlySpan<ToolSlot> Span => tools.AsSpan(0, stored);

    /// <summary>Whether the rules on tools alone found nothing in a list of the same bytes. They need not look again.</summary>
    public bool IsKnownSound { get; set; }

    /// <summary>The schemas of these tools.</summary>
    public ToolSchemas Schemas { get; } = new();

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
        bool isList = value.Kind == JsonKind.Array && !value.Empty;
        if (isList && length > 0 && value.Raw(line).SequenceEqual(bytes.AsSpan(0, length)))
        {
            Move(value.Start);
            return;
        }
        Count = 0;
        stored = 0;
        length = 0;
        start = value.Start;
        IsKnownSound = false;
        Schemas.Clear();
        if (!isList) return;
        Keep(value.Raw(line));
        var walker = new ToolWalker(line, value, scratch);
        while (walker.MoveNext())
        {
            Count++;
            if (stored == limit) continue;
            if (stored == tools.Length) Array.Resize(ref tools, Math.Max(16, stored * 2));
            tools[stored++] = walker.Current;
        }
    }

    /// <summary>The list starts elsewhere in this line than in the one before.</summary>
    private void Move(int newStart)
    {
        if (newStart == start) return;
        for (int i = 0; i < stored; i++) tools[i].Move(newStart - start);
        start = newStart;
    }

    private void Keep(ReadOnlySpan<byte> list)
    {
        if (list.Length > KeptBytes) return;
        if (bytes.Length < list.Length) bytes = new byte[Math.Max(list.Length, Math.Min(KeptBytes, bytes.Length * 2))];
        list.CopyTo(bytes);
        length = list.Length;
    }
}
