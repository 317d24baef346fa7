using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary>Refuses outputs that would destroy an input or each other, before anything is opened.</summary>
static class OutputPaths
{
    /// <summary>Looks at every path that a run would write, the temporary ones included.</summary>
    /// <exception cref="UsageException">A path is empty, an input, or there twice.</exception>
    public static void Require(IReadOnlyList<DatasetSource> sources, PipelineOutputs outputs)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DatasetSource source in sources)
        {
            if (source.Name != "-") taken.TryAdd(Resolve(source.Name), "an input");
        }
        string?[] all = [outputs.Train, outputs.Validation, outputs.Rejected, outputs.Findings, outputs.Manifest];
        List<string> paths = all.OfType<string>().ToList();
        if (paths.Contains("")) throw new UsageException("An output has an empty name; give it a path.");
        foreach (string path in paths)
        {
            string resolved = Resolve(path);
            if (!taken.TryAdd(resolved, "an output"))
                throw new UsageException($"{path} is {taken[resolved]} already; choose another name for the output.");
        }
        // What is written grows beside its final name, and takes the place of a file that has that name.
        foreach (string path in paths.SelectMany(p => new[] { p + ".partial", p + ".spool.partial" }))
        {
            if (taken.TryGetValue(Resolve(path), out string? use))
                throw new UsageException($"{path} is {use} already, and the name of a temporary file; choose another name for the output.");
        }
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
