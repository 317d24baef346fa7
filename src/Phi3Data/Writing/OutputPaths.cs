using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data;

/// <summary>Finds outputs that would destroy an input or each other, before anything is opened.</summary>
public static class OutputPaths
{
    /// <summary>What is written grows under these endings beside its final name, and takes the place of a file there.</summary>
    private static readonly string[] TemporaryEndings = [".partial", ".spool.partial"];

    /// <summary>Looks at every path that a run would write, the temporary ones included, with links followed.</summary>
    /// <param name="inputs">What the run reads; standard input, and streams whose name is no path, are in nobody's way.</param>
    /// <param name="outputs">Paths of the files to write.</param>
    /// <returns>What is wrong: a path is empty, an input, or there twice; null when nothing is.</returns>
    public static string? FindConflict(IEnumerable<DatasetSource> inputs, IEnumerable<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DatasetSource input in inputs)
            if (input.Path is string path) taken.TryAdd(Resolve(path), "an input");
        List<string> paths = outputs.ToList();
        if (paths.Contains("")) return "an output has an empty name; give it a path";
        foreach (string path in paths)
        {
            string resolved = Resolve(path);
            if (!taken.TryAdd(resolved, "an output"))
                return $"{path} is {taken[resolved]} already; choose another name for the output";
        }
        foreach (string path in paths.SelectMany(path => TemporaryEndings, (path, ending) => path + ending))
        {
            if (taken.TryGetValue(Resolve(path), out string? use))
                return $"{path} is {use} already, and the name of a temporary file; choose another name for the output";
        }
        return null;
    }

    /// <summary>The path without links, so that two names of one file are equal.</summary>
    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string? parent = Path.GetDirectoryName(full);
        if (parent is null) return full;
        string real = Path.Combine(Resolve(parent), Path.GetFileName(full));
        try
        {
            return File.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
        }
        catch (IOException)
        {
            return real; // not there yet, or a link that leads nowhere
        }
    }
}
