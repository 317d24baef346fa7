using System;
using System.Collections.Generic;
using Phi3Data.Json;

namespace Phi3Data.Scanning;

/// <summary>
/// Lists of tools that stood in records without findings. Most files repeat one list in every record, and the rules on tools look
/// at nothing but the list: the same bytes are fine again.
/// </summary>
sealed class ProvedTools
{
    /// <summary>Longest list that is kept, in bytes.</summary>
    private const int MaxLength = 1 << 16;

    private const int MaxLists = 8;

    private readonly byte[][] lists = new byte[MaxLists][];
    private readonly byte[][][] names = new byte[MaxLists][][];
    private int count;

    // A full memory lets one list in after 16 others, the next after 32, and so on: where every record has a list of its own,
    // nothing is gained by keeping them, and each costs an allocation.
    private int patience = 16, misses, oldest;

    /// <summary>Keeps a list.</summary>
    /// <param name="line">A line without findings.</param>
    /// <param name="tools">Where its list of tools lies; anything else than an array is not kept.</param>
    /// <param name="scratch">Memory to walk it.</param>
    public void Learn(ReadOnlySpan<byte> line, JsonSlot tools, JsonScratch scratch)
    {
        if (tools.Kind != JsonKind.Array || tools.Length > MaxLength) return;
        ReadOnlySpan<byte> list = tools.Raw(line);
        for (int i = 0; i < count; i++)
        {
            if (list.SequenceEqual(lists[i])) return;
        }
        if (count == MaxLists && ++misses < patience) return;
        var found = new List<byte[]>();
        var walker = new ToolWalker(line, tools, scratch);
        while (walker.MoveNext())
        {
            JsonSlot name = walker.Current.Name;
            if (name.Kind != JsonKind.String || name.Escaped) return;
            found.Add(name.Raw(line).ToArray());
        }
        int slot = count < MaxLists ? count++ : oldest++ % MaxLists;
        if (misses >= patience)
        {
            misses = 0;
            patience = Math.Min(patience * 2, 1 << 20);
        }
        lists[slot] = list.ToArray();
        names[slot] = [.. found];
    }

    /// <summary>Takes a list that is known.</summary>
    /// <returns>Its number, or -1.</returns>
    public int Take(ref PieceCursor cursor)
    {
        for (int i = 0; i < count; i++)
        {
            // A list ends with its bracket, so that one which starts with the same bytes is the same.
            if (cursor.TryTakeLong(lists[i])) return i;
        }
        return -1;
    }

    /// <summary>Whether a list holds no tool.</summary>
    public bool IsEmpty(int list) => names[list].Length == 0;

    /// <summary>Whether a list has a tool of a name, as it is written.</summary>
    public bool Has(int list, ReadOnlySpan<byte> name)
    {
        foreach (byte[] tool in names[list])
        {
            if (name.SequenceEqual(tool)) return true;
        }
        return false;
    }
}
