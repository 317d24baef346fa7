using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>
/// One line on the terminal that says how far a run is: bytes, records a second, time left. Only where a person looks.
/// With every beat it also brings the findings out that wait in the output's buffer, so that a slow input shows them early.
/// </summary>
sealed class ProgressLine : IProgress<PipelineProgress>, IDisposable
{
    private const string EraseLine = "\r\u001b[K";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Terminal terminal;
    private readonly bool isOn;
    private readonly long? totalBytes;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shownAt;
    private bool isShown;

    /// <summary>Makes a progress line for a run over <paramref name="sources"/>.</summary>
    public ProgressLine(Terminal terminal, IReadOnlyList<DatasetSource> sources, bool quiet)
    {
        this.terminal = terminal;
        isOn = terminal.IsErrorInteractive && !quiet;
        if (isOn && sources.All(s => File.Exists(s.Name))) totalBytes = sources.Sum(s => new FileInfo(s.Name).Length);
    }

    /// <inheritdoc/>
    public void Report(PipelineProgress value)
    {
        if (clock.Elapsed - shownAt < Interval) return;
        shownAt = clock.Elapsed;
        terminal.Out.Flush();
        if (!isOn) return;
        isShown = true;
        terminal.Error.Write(EraseLine + Format(value, totalBytes, clock.Elapsed));
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        if (!isShown) return;
        terminal.Error.Write(EraseLine);
        isShown = false;
    }

    /// <summary>Takes the line away for good.</summary>
    public void Dispose() => Clear();

    /// <summary>Makes the text.</summary>
    /// <param name="value">How far the run is.</param>
    /// <param name="totalBytes">Size of all inputs; null when it is not known.</param>
    /// <param name="elapsed">Time since the start.</param>
    public static string Format(PipelineProgress value, long? totalBytes, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        FormattableString rate = $"{value.Bytes / 1e6:N0} MB, {value.Lines / seconds:N0} records/s, {value.Rejected:N0} rejected";
        string text = rate.ToString(CultureInfo.InvariantCulture);
        if (totalBytes is not > 0 || value.Bytes == 0) return text;
        double share = Math.Min(1, value.Bytes / (double)totalBytes);
        // The first bytes of a slow pipe before a large file can promise more than a TimeSpan holds.
        var left = TimeSpan.FromSeconds(Math.Min(seconds / share * (1 - share), TimeSpan.FromDays(999).TotalSeconds));
        string time = left.ToString(left.Days > 0 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
        FormattableString whole = $"{share:P0} of {totalBytes / 1e6:N0} MB: {text}, {time} left";
        return whole.ToString(CultureInfo.InvariantCulture);
    }
}
