using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>The parameters of a list of tools as trees, each read when it is first asked for. Serves one thread.</summary>
sealed class ToolSchemas
{
    private const int NotRead = -2;
    private int[] roots = Array.Empty<int>();
    private int known;

    /// <summary>All schemas that were read; offsets count from the start of the list of tools.</summary>
    public JsonTree Tree { get; } = new();

    /// <summary>The regular expressions in them.</summary>
    public SchemaPatterns Patterns { get; } = new();

    /// <summary>Forgets all schemas.</summary>
    public void Clear()
    {
        Patterns.Clear();
        Tree.Clear();
        known = 0;
    }

    /// <summary>The schema of a tool.</summary>
    /// <param name="line">The line.</param>
    /// <param name="tools">The list of tools.</param>
    /// <param name="index">0-based place of the tool among them.</param>
    /// <param name="parameters">Its parameters, an object.</param>
    /// <param name="scratch">Memory for reading.</param>
    /// <returns>Its node in <see cref="Tree"/>; -1 when the schemas are too large together.</returns>
    public int Get(ReadOnlySpan<byte> line, JsonSlot tools, int index, JsonSlot parameters, JsonScratch scratch)
    {
        if (index >= roots.Length) Array.Resize(ref roots, Math.Max(16, Math.Max(index + 1, roots.Length * 2)));
        while (known <= index) roots[known++] = NotRead;
        if (roots[index] == NotRead)
            roots[index] = Tree.Add(parameters.Raw(line), scratch, parameters.Start - tools.Start, keywords: true);
        return roots[index];
    }
}
