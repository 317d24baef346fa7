using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>Cleans the text of a dataset, names every change, and takes them back.</summary>
/// <remarks>
/// Every line of the input is a line of the output, in the same place: changed strings are written anew, all other bytes stay,
/// those of broken and blank lines, of line ends and of a byte order mark included. Compressed input is decompressed. A second run on the
/// result changes nothing.
/// </remarks>
public static class DatasetCleaner
{
    /// <summary>Cleans one input.</summary>
    /// <param name="source">The input.</param>
    /// <param name="outputs">What to write.</param>
    /// <param name="options">The steps; null for <see cref="CleaningOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the run within one block; nothing is published then.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="IOException">The input cannot be read, or an output cannot be written.</exception>
    /// <exception cref="InvalidDataException">The input's compressed data is damaged or cut off.</exception>
    /// <exception cref="InvalidOperationException">An output would destroy the input or the other output.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<CleaningReport> CleanAsync(
        DatasetSource source, CleaningOutputs outputs, CleaningOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(outputs);
        options ??= CleaningOptions.Default;
        Require([source], outputs);
        using OutputFile? output = outputs.Cleaned is null ? null : new OutputFile(outputs.Cleaned);
        using OutputFile? log = outputs.PatchLog is null ? null : new OutputFile(outputs.PatchLog);
        var cleaner = new RecordCleaner(options);
        var changes = new List<StringChange>();
        long lines = 0, changed = 0;
        var counts = CleaningCatalog.All.ToDictionary(step => step.Step, _ => 0L);
        await ForEachLineAsync(source, options.MaxLineBytes, output, (line, write) =>
        {
            lines++;
            if (line.Length > options.MaxLineBytes || !cleaner.Clean(line, changes))
            {
                write(line);
                return;
            }
            changed++;
            write(cleaner.Result);
            foreach (StringChange change in changes)
            {
                counts[change.Step]++;
                if (log is not null) PatchLog.Write(log, source.Name, lines, change);
                outputs.Changed?.Invoke(new CleaningChange(
                    CleaningCatalog.Get(change.Step), source.Name, lines, change.Path,
                    Encoding.UTF8.GetString(change.Before), Encoding.UTF8.GetString(change.After)));
            }
        }, () => lines++, cancellationToken).ConfigureAwait(false);
        output?.Complete();
        log?.Complete();
        log?.Publish();
        output?.Publish();
        return new CleaningReport(lines, changed, [.. CleaningCatalog.All
            .Select(step => new CleaningCount(step, counts[step.Step])).Where(count => count.Changes > 0)]);
    }

    /// <summary>Takes all changes of a patch log back.</summary>
    /// <param name="cleaned">The output of the run that wrote the log, unchanged since.</param>
    /// <param name="patchLog">The log.</param>
    /// <param name="path">Where to write what the input of that run was.</param>
    /// <param name="cancellationToken">Ends the run within one block; nothing is published then.</param>
    /// <returns>The number of changes that were taken back.</returns>
    /// <exception cref="IOException">An input cannot be read, or the output cannot be written.</exception>
    /// <exception cref="InvalidDataException">The two do not belong together, or the log is none.</exception>
    /// <exception cref="InvalidOperationException">The output would destroy an input.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<long> RevertAsync(
        DatasetSource cleaned, DatasetSource patchLog, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cleaned);
        ArgumentNullException.ThrowIfNull(patchLog);
        Require([cleaned, patchLog], new CleaningOutputs { Cleaned = path });
        var entries = new Dictionary<long, List<PatchEntry>>();
        long number = 0, count = 0;
        await ForEachLineAsync(patchLog, int.MaxValue / 2, null, (entry, _) =>
        {
            PatchEntry change = PatchLog.Read(entry, ++number);
            if (!entries.TryGetValue(change.Line, out List<PatchEntry>? ofLine)) entries.Add(change.Line, ofLine = []);
            ofLine.Add(change);
            count++;
        }, () => throw new InvalidDataException($"{patchLog.Name} is no patch log."), cancellationToken).ConfigureAwait(false);

        using var output = new OutputFile(path);
        long lines = 0;
        await ForEachLineAsync(cleaned, int.MaxValue / 2, output, (line, write) =>
        {
            lines++;
            if (entries.Remove(lines, out List<PatchEntry>? changes)) write(PatchLog.Revert(line, changes));
            else write(line);
        }, () => lines++, cancellationToken).ConfigureAwait(false);
        if (entries.Count > 0)
            throw new InvalidDataException($"{cleaned.Name} has {lines} lines, the patch log changes line {entries.Keys.Max()}; it must be the file that was written with this log.");
        output.Complete();
        output.Publish();
        return count;
    }

    private delegate void WriteLine(ReadOnlySpan<byte> line);

    private delegate void TakeLine(ReadOnlySpan<byte> line, WriteLine write);

    /// <summary>Hands on each line without LF; what is written for it stands in its place, and all bytes between lines stay.</summary>
    private static async Task ForEachLineAsync(
        DatasetSource source, int maxLineBytes, OutputFile? output, TakeLine take, Action skip, CancellationToken cancellationToken)
    {
        await using var reader = new LineBlockReader([source], maxLineBytes, RecordFormat.Messages, withHash: false);
        var block = new LineBlock(LineBlockReader.DefaultBlockBytes);
        WriteLine write = line => output?.Write(line);
        while (await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false))
        {
            if (block.IsFirst && block.File.Type == FileType.TextWithBom) output?.Write("\uFEFF"u8);
            if (block.Unread != UnreadPart.None)
            {
                if (block.Unread.HasFlag(UnreadPart.Start)) skip();
                output?.Write(block.Span);
                continue;
            }
            for (int start = 0; start < block.Length;)
            {
                ReadOnlySpan<byte> rest = block.Span[start..];
                int end = rest.IndexOf((byte)'\n');
                take(end < 0 ? rest : rest[..end], write);
                if (end >= 0) output?.Write("\n"u8);
                start += end < 0 ? rest.Length : end + 1;
            }
        }
    }

    private static void Require(IReadOnlyList<DatasetSource> sources, CleaningOutputs outputs)
    {
        List<string> paths = [.. new[] { outputs.Cleaned, outputs.PatchLog }.OfType<string>()];
        if (OutputPaths.FindConflict(sources, paths) is string conflict)
            throw new InvalidOperationException($"The outputs cannot be written: {conflict}.");
    }
}

/// <summary>What a run of cleaning writes. The files appear when it has succeeded.</summary>
public sealed record CleaningOutputs
{
    /// <summary>Path of the cleaned lines; null for none, to see what would be done.</summary>
    public string? Cleaned { get; init; }

    /// <summary>Path of the patch log; null for none. It holds what was redacted, so keep it as safe as the input.</summary>
    public string? PatchLog { get; init; }

    /// <summary>Is called for each change, in the order of the input; null for nobody.</summary>
    public Action<CleaningChange>? Changed { get; init; }
}

/// <summary>One change.</summary>
/// <param name="Step">The step that made it.</param>
/// <param name="File">The input's name.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Path">JSON path of the string.</param>
/// <param name="Before">The string as it stood in the line, escapes not decoded.</param>
/// <param name="After">The string as it stands there now.</param>
public sealed record CleaningChange(CleaningStepInfo Step, string File, long Line, string Path, string Before, string After);

/// <summary>What a run of cleaning did.</summary>
/// <param name="Lines">Lines read; all of them were written.</param>
/// <param name="ChangedLines">Lines among them with a change.</param>
/// <param name="Steps">Steps that changed something, in their order.</param>
public sealed record CleaningReport(long Lines, long ChangedLines, IReadOnlyList<CleaningCount> Steps)
{
    /// <summary>Changes of strings by all steps.</summary>
    public long Changes => Steps.Sum(step => step.Changes);
}

/// <summary>How many strings a step changed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Changes">Strings.</param>
public sealed record CleaningCount(CleaningStepInfo Step, long Changes);
