using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>When a record stands in the evaluation data. Immutable; change a copy with <c>with</c>.</summary>
public sealed record DecontaminationOptions
{
    private readonly int words = 13;

    /// <summary>The defaults: 13 words in a row.</summary>
    public static DecontaminationOptions Default { get; } = new();

    /// <summary>
    /// Words in a row that may not stand in the evaluation data, too. 13 are those of Brown et al., "Language Models are Few-Shot
    /// Learners" (2020), appendix C.
    /// </summary>
    /// <value>1 to 64; default 13.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 1 to 64.</exception>
    public int Words
    {
        get => words;
        init => words = value is >= 1 and <= 64
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Words), value, "The number of words must be 1 to 64.");
    }
}

/// <summary>
/// Drops records that stand in evaluation data: by their prompt, or by a run of words. The reject names the evaluation record.
/// </summary>
/// <remarks>
/// A prompt is all before the last answer; the same one means equal JSON values. Words are runs of letters, digits and underscores
/// after NFKC and case folding, Han and Kana one by one, of all messages but system messages. A run that stands in more than 10
/// evaluation records is their template and says nothing. Evaluation records need no answer. Remembers some 60 bytes for each
/// word of the evaluation data; the result depends on the records alone, not on their order.
/// </remarks>
/// <example><code>
/// var evaluation = await Decontaminator.LoadAsync(DatasetSource.FromPatterns(["eval.jsonl"]));
/// await DatasetPipeline.From("raw/*.jsonl").AddStage(evaluation).WriteTo("out").RunAsync();
/// </code></example>
public sealed class Decontaminator : IRecordStage
{
    // Brown et al. (2020), appendix C: runs in more than 10 documents are common text.
    private const int MostRecords = 10;

    private readonly DecontaminationOptions options;
    private readonly ConversationText text = new();
    private readonly Shingler shingler;
    private readonly Dictionary<UInt128, RecordLocation> prompts = [];
    private readonly Dictionary<ulong, Run> runs = [];
    private readonly IReadOnlyList<DatasetSource> evaluation;

    private Decontaminator(IReadOnlyList<DatasetSource> evaluation, DecontaminationOptions options)
    {
        this.evaluation = evaluation;
        this.options = options;
        shingler = new Shingler(options.Words);
    }

    /// <inheritdoc/>
    public string Name => "evaluation-data";

    /// <summary>Evaluation records that are compared with.</summary>
    public long Count { get; private set; }

    /// <summary>Lines of the evaluation data that could not be read as records, and are not compared with.</summary>
    public long Unread { get; private set; }

    /// <summary>Reads the evaluation data.</summary>
    /// <param name="evaluation">Its files.</param>
    /// <param name="options">When a record stands in it; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">There are no sources.</exception>
    /// <exception cref="System.IO.IOException">A file cannot be opened or read.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file's compressed data is damaged or cut off.</exception>
    public static async Task<Decontaminator> LoadAsync(
        IReadOnlyList<DatasetSource> evaluation, DecontaminationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var stage = new Decontaminator(evaluation, options ?? DecontaminationOptions.Default);
        PipelineReport report = await DatasetPipeline.From(evaluation).WithRules(ForReading).AddStage(new Learner(stage))
            .RunAsync(cancellationToken).ConfigureAwait(false);
        stage.Count = report.Train;
        stage.Unread = report.Invalid;
        return stage;
    }

    /// <inheritdoc/>
    public StageResult Process(in RecordContext record)
    {
        if (prompts.TryGetValue(record.Fingerprint.Prompt, out RecordLocation same)) return Drop(same, words: 0);
        foreach (ulong hash in ReadRuns(record))
        {
            if (runs.TryGetValue(hash, out Run run) && run.Records <= MostRecords) return Drop(run.First, options.Words);
        }
        return StageResult.Keep;
    }

    /// <summary>Rules that only ask for what a record must be to be read as one: not for roles, an order, or an answer.</summary>
    private static RuleOptions ForReading { get; } = RuleCatalog.All
        .Where(rule => rule.Rule >= RuleId.RecordMustHaveMessages && rule.Rule is not (RuleId.RecordMustHaveMessages
            or RuleId.MessagesMustBeNonEmptyArray or RuleId.MessageMustBeObject))
        .Aggregate(RuleOptions.Default, (rules, rule) => rules.WithSeverity(rule.Rule, Severity.None));

    private StageResult Drop(RecordLocation original, int words) =>
        StageResult.Drop(RuleId.RecordsMustNotBeInEvaluation, original) with
        {
            OriginalFile = evaluation[original.Input].Name,
            Found = original.Line,
            Expected = words,
        };

    private void Learn(in RecordContext record)
    {
        prompts.TryAdd(record.Fingerprint.Prompt, record.Location);
        foreach (ulong hash in ReadRuns(record))
        {
            ref Run run = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, hash, out bool exists);
            if (!exists) run.First = record.Location;
            if (run.Last == record.Location) continue;
            run.Last = record.Location;
            run.Records++;
        }
    }

    private ReadOnlySpan<ulong> ReadRuns(in RecordContext record)
    {
        shingler.Clear();
        shingler.Add(text.Read(record.GetConversation()));
        return shingler.Words < options.Words ? default : shingler.GetShingles();
    }

    private struct Run
    {
        public RecordLocation First, Last;
        public int Records;
    }

    /// <summary>Learns what passes.</summary>
    private sealed class Learner(Decontaminator stage) : IRecordStage
    {
        public string Name => stage.Name;

        public StageResult Process(in RecordContext record)
        {
            stage.Learn(record);
            return StageResult.Keep;
        }
    }
}
