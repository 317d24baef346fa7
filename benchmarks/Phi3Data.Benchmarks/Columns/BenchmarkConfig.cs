using System;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;

namespace Phi3Data.Benchmarks;

/// <summary>The columns of our tables: speed by bytes, time and memory by record, and the ratio to our own check.</summary>
sealed class BenchmarkConfig : ManualConfig
{
    /// <summary>Makes the configuration; the job is BenchmarkDotNet's default or that of the command line.</summary>
    public BenchmarkConfig()
    {
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params);
        AddColumn(
            new InputColumn("MB/s", "Input read per second; 1 MB is 2^20 bytes",
                (bytes, _, report) => bytes / (double)(1 << 20) / (Mean(report) / 1e9), "N0"),
            new InputColumn("ns/record", "Time per record",
                (_, records, report) => Mean(report) / records, "N0"),
            new InputColumn("B/record", "Memory allocated per record, in bytes",
                (_, records, report) => Allocated(report) / (double)records, "N1"),
            BaselineRatioColumn.RatioMean,
            BaselineRatioColumn.RatioStdDev);
    }

    private static double Mean(BenchmarkReport report) => report.ResultStatistics?.Mean ?? double.NaN;

    private static long Allocated(BenchmarkReport report) =>
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}
