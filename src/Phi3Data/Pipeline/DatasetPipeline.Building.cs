using System;
using System.Collections.Generic;
using Phi3Data.Scanning;

namespace Phi3Data;

public sealed partial class DatasetPipeline
{
    private readonly IReadOnlyList<DatasetSource> sources;
    private readonly Settings settings;

    private DatasetPipeline(IReadOnlyList<DatasetSource> sources, Settings settings)
    {
        this.sources = sources;
        this.settings = settings;
    }

    /// <summary>Starts from files and patterns; see <see cref="DatasetSource.FromPatterns"/>, also for what it throws.</summary>
    public static DatasetPipeline From(params string[] patterns) => From(DatasetSource.FromPatterns(patterns));

    /// <summary>Starts from sources, which are read in order as one dataset.</summary>
    /// <exception cref="ArgumentException">There are no sources.</exception>
    public static DatasetPipeline From(IReadOnlyList<DatasetSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0) throw new ArgumentException("A dataset needs at least one source.", nameof(sources));
        return new DatasetPipeline(sources, new Settings());
    }

    /// <summary>Adds validation files to check beside the training files; see <see cref="DatasetSource.FromPatterns"/>, also for what it throws.</summary>
    public DatasetPipeline WithValidation(params string[] patterns) => WithValidation(DatasetSource.FromPatterns(patterns));

    /// <summary>
    /// Adds validation data to check beside the training data, which the other sources are. Its records count as
    /// <see cref="PipelineReport.Validation"/>.
    /// </summary>
    /// <param name="validation">Sources, read in order after the training data; none to take validation data away again.</param>
    /// <remarks>For checks: such a pipeline makes no split and writes no outputs.</remarks>
    public DatasetPipeline WithValidation(IReadOnlyList<DatasetSource> validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return new(sources, settings with { Validation = validation });
    }

    /// <summary>Checks the grader of a reinforcement job, too, and whether the records have what it refers to.</summary>
    /// <remarks>Its findings carry the grader's file and lines, and come at the end of the run.</remarks>
    public DatasetPipeline WithGrader(Grader grader)
    {
        ArgumentNullException.ThrowIfNull(grader);
        return new(sources, settings with { Grader = grader });
    }

    /// <summary>Checks under other rules than <see cref="RuleOptions.Default"/>.</summary>
    public DatasetPipeline WithRules(RuleOptions rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new(sources, settings with { Rules = rules });
    }

    /// <summary>
    /// Reads all inputs in one format instead of recognising each by its first record. Under
    /// <see cref="TrainingMethod.Preference"/> it is <see cref="RecordFormat.Messages"/>, whatever is asked for.
    /// </summary>
    public DatasetPipeline WithFormat(RecordFormat format) => new(sources, settings with { Format = format });

    /// <summary>Works on another number of threads than there are cores. The result is the same for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 1,024.</exception>
    public DatasetPipeline WithThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        return new(sources, settings with { Threads = threads });
    }

    /// <summary>
    /// Gathers statistics of the valid records as they are read, before any stage; see <see cref="PipelineReport.Statistics"/>.
    /// </summary>
    public DatasetPipeline CollectStatistics(StatisticsOptions? options = null) =>
        new(sources, settings with { Statistics = options ?? new StatisticsOptions() });

    /// <summary>Adds a stage behind those there are.</summary>
    /// <remarks>
    /// A stage that remembers, as the deduplicator does, serves one run; one that is <see cref="IDisposable"/> is disposed with it.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The stage before is a <see cref="NearDeduplicator"/> that must know all records, so that nothing can come behind it.
    /// </exception>
    public DatasetPipeline AddStage(IRecordStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        if (settings.Stages.Count > 0 && settings.Stages[^1] is NearDeduplicator { NeedsAll: true } last)
            throw new InvalidOperationException($"{stage.Name} cannot follow {last.Name}, which decides when all records are known.");
        return new(sources, settings with { Stages = [.. settings.Stages, stage] });
    }

    /// <summary>Drops records that are the same as an earlier one; see <see cref="ExactDeduplicator"/>.</summary>
    public DatasetPipeline DropExactDuplicates(DuplicateKey key = DuplicateKey.Json) => AddStage(new ExactDeduplicator(key));

    /// <summary>Drops records that are similar to a kept one; see <see cref="NearDeduplicator"/>.</summary>
    /// <param name="options">When records are near duplicates, and which one stays; null for <see cref="NearDuplicateOptions.Default"/>.</param>
    public DatasetPipeline DropNearDuplicates(NearDuplicateOptions? options = null) => AddStage(new NearDeduplicator(options));

    /// <summary>Divides the kept records between training, validation and test.</summary>
    /// <remarks>
    /// Near duplicates are on different sides unless <see cref="DropNearDuplicates"/> leaves one of them, or they have the same
    /// prompt or group.
    /// </remarks>
    public DatasetPipeline Split(SplitOptions split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return new(sources, settings with { Split = split });
    }

    /// <summary>Divides the kept records, with a share for validation and a seed; see <see cref="SplitOptions"/>.</summary>
    public DatasetPipeline Split(double validation, long seed = 42) =>
        Split(new SplitOptions { ValidationShare = validation, Seed = seed });

    /// <summary>Writes all five outputs into a folder, which is made if need be; see <see cref="PipelineOutputs.InFolder"/>.</summary>
    public DatasetPipeline WriteTo(string folder) => WriteTo(PipelineOutputs.InFolder(folder));

    /// <summary>Writes the outputs that are named.</summary>
    public DatasetPipeline WriteTo(PipelineOutputs outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return new(sources, settings with { Outputs = outputs });
    }

    /// <summary>Hands every finding to a sink, in the order of the input.</summary>
    public DatasetPipeline ReportTo(IFindingSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new(sources, settings with { Sink = sink });
    }

    /// <summary>Reports how far the run is, about every 256 KiB, from whichever thread is there.</summary>
    public DatasetPipeline ReportProgress(IProgress<PipelineProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new(sources, settings with { Progress = progress });
    }

    /// <summary>For tests: cuts the input into blocks of another size.</summary>
    internal DatasetPipeline WithBlockBytes(int bytes) => new(sources, settings with { BlockBytes = bytes });

    /// <summary>For tests: scans with registers of another width. The result is the same for any.</summary>
    internal DatasetPipeline WithVectors(VectorWidth width) => new(sources, settings with { Vectors = width });

    private sealed record Settings
    {
        public RuleOptions Rules { get; init; } = RuleOptions.Default;
        public IReadOnlyList<DatasetSource> Validation { get; init; } = [];
        public RecordFormat? Format { get; init; }
        public Grader? Grader { get; init; }
        public int Threads { get; init; } = Environment.ProcessorCount;
        public IReadOnlyList<IRecordStage> Stages { get; init; } = [];
        public StatisticsOptions? Statistics { get; init; }
        public Func<ITokenCounter>? Tokenizer { get; init; }
        public ChatTemplate? Template { get; init; }
        public TemplateOptions? TemplateOptions { get; init; }
        public IRecordTokenSink? TokenSink { get; init; }
        public OverLength OverLength { get; init; }
        public SplitOptions? Split { get; init; }
        public PipelineOutputs? Outputs { get; init; }
        public IFindingSink? Sink { get; init; }
        public IProgress<PipelineProgress>? Progress { get; init; }
        public int BlockBytes { get; init; } = LineBlockReader.DefaultBlockBytes;
        public VectorWidth Vectors { get; init; } = VectorWidths.Best;
    }
}
