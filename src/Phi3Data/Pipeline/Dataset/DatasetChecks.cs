using System;
using System.Collections.Generic;
using System.Linq;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// What a check finds only when it has seen more than one record. Fed in the order of the input by one thread at a time, so
/// that threads make no difference. A run that writes outputs, has stages of its own or counts statistics does without.
/// </summary>
sealed class DatasetChecks
{
    private readonly IReadOnlyList<DatasetSource> sources;
    private readonly int trainingInputs;
    private readonly RuleOptions rules;
    private readonly FindingReporter reporter;
    private readonly RepeatedRecords? repeated;
    private readonly SystemMessages? systems;
    private readonly SplitSample? sample;
    private readonly ToolUse? tools;
    private readonly RecordKinds? trainingKinds, validationKinds;
    private readonly long totalBytes;
    private long bytes, delivered, validRecords;

    /// <summary>Makes the checks of one run.</summary>
    /// <param name="sources">All inputs.</param>
    /// <param name="trainingInputs">How many of them, from the first on, are training data.</param>
    /// <param name="rules">The rules of the run; what they turn off is not gathered.</param>
    /// <param name="reporter">Where findings go.</param>
    public DatasetChecks(
        IReadOnlyList<DatasetSource> sources, int trainingInputs, RuleOptions rules, FindingReporter reporter)
    {
        this.sources = sources;
        this.trainingInputs = trainingInputs;
        this.rules = rules;
        this.reporter = reporter;
        bool hasValidation = sources.Count > trainingInputs;
        IsSplitByService = !hasValidation && AutomaticSplit.IsIn(rules);
        var repeats = new RepeatedRecords(rules, trainingInputs, hasValidation);
        if (repeats.IsOn) repeated = repeats;
        totalBytes = sources.Sum(source => source.Length);
        if (IsOn(RuleId.SystemMessagesMustBeConsistent)) systems = new SystemMessages();
        if (IsSplitByService && IsOn(RuleId.RecordOrderMustNotBiasSplit)) sample = new SplitSample();
        if (hasValidation && IsOn(RuleId.ValidationMustUseToolsAsTraining)) tools = new ToolUse();
        if (IsOn(RuleId.RecordsMustBeOfOneKind) || hasValidation && IsOn(RuleId.ValidationMustHaveTrainingFormat))
            (trainingKinds, validationKinds) = (new RecordKinds(), new RecordKinds());
    }

    /// <summary>Whether the service takes a part of the training records away for validation.</summary>
    public bool IsSplitByService { get; }

    /// <summary>Whether the digests of valid records are wanted.</summary>
    public bool WantsDigests => repeated is not null || systems is not null || sample is not null || tools is not null;

    /// <summary>Whether the digests must tell whole records apart.</summary>
    public bool WantsRecords => repeated is { WantsRecords: true };

    /// <summary>Takes valid records, whose digests lie in the order of their lines.</summary>
    /// <param name="records">Some of the block's digests.</param>
    /// <param name="block">The block they are from.</param>
    public void Add(ReadOnlySpan<RecordDigest> records, LineBlock block)
    {
        // Each record is looked up in another place of memory: those to come are called while the one before is at work.
        const int Ahead = 8;

        InputFile file = block.File;
        bool isValidation = file.Index >= trainingInputs;
        for (int i = 0; i < records.Length && !reporter.IsStopped; i++)
        {
            ref readonly RecordDigest record = ref records[i];
            tools?.Add(isValidation, record.HasTools);
            if (!isValidation)
            {
                systems?.Add(record.System);
                sample?.Add(record.System, record.Answer, record.Length);
            }
            if (repeated is null) continue;
            if (i + Ahead < records.Length) repeated.Prefetch(records[i + Ahead]);
            reporter.General.Clear();
            var place = new RecordLocation(file.Index, file.Lines + record.Number + 1);
            int related = repeated.Add(record, place, reporter.General);
            if (reporter.General.Count > 0) Report(record, block, related);
        }
    }

    /// <summary>Counts the valid records of a block by their kind, and foresees how many there are in all.</summary>
    public void AddValid(BlockResult result)
    {
        LineBlock block = result.Block;
        InputFile file = block.File;
        long valid = result.Verdicts[(int)LineVerdict.Valid];
        validRecords += valid;
        delivered += block.Length;
        if (repeated is not null && delivered > 0) repeated.Expected = (long)((double)validRecords / delivered * totalBytes);
        RecordKinds? kinds = KindsOf(file);
        if (kinds is null || result.FirstValid is not (int number, int start)) return;
        ReadOnlySpan<byte> line = block.Span[start..];
        int end = line.IndexOf((byte)'\n');
        kinds.Add(
            KindOf(file.Format), valid, new RecordLocation(file.Index, file.Lines + number + 1),
            new FindingSource(file.Name, end < 0 ? line : line[..end], block.Offset + start));
    }

    /// <summary>Takes a line that is no valid record.</summary>
    /// <param name="findings">What the rules found in it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="number">Its 1-based number in the file.</param>
    /// <param name="source">Its bytes.</param>
    public void AddInvalid(ReadOnlySpan<Finding> findings, InputFile file, long number, in FindingSource source) =>
        KindsOf(file)?.Add(KindOf(findings), 1, new RecordLocation(file.Index, number), source);

    /// <summary>Judges the size of a file that has ended.</summary>
    /// <param name="fileBytes">Its size in bytes, decompressed.</param>
    /// <param name="findings">Where findings go.</param>
    public void CheckSize(long fileBytes, FindingBuffer findings)
    {
        bytes += fileBytes;
        if (FileMustNotBeTooLarge.Check(fileBytes, rules, findings)) FileMustFitOneUpload.Check(fileBytes, rules, findings);
    }

    /// <summary>Reports what concerns single lines or the validation data, known only now.</summary>
    public void Finish()
    {
        trainingKinds?.SettleReinforcement(trainingKinds.FirstChat);
        validationKinds?.SettleReinforcement(validationKinds.FirstChat ?? trainingKinds?.FirstChat);
        trainingKinds?.Report(reporter);
        validationKinds?.Report(reporter);
        if (sources.Count == trainingInputs) return;
        reporter.General.Clear();
        if (trainingKinds is not null)
            ValidationMustHaveTrainingFormat.Check(trainingKinds.Main, validationKinds!.Main, reporter.General); // both or none
        tools?.Check(reporter.General);
        reporter.ReportGeneral(new FindingSource(NameOf(sources.Skip(trainingInputs)), default, 0));
    }

    /// <summary>Judges the training data as a whole.</summary>
    public void CheckTraining(FindingBuffer findings)
    {
        DatasetMustFitQuota.Check(bytes, sources.Count, rules, findings);
        systems?.Check(findings);
        sample?.Check(findings);
    }

    /// <summary>What several inputs are called together: by the first one.</summary>
    public static string NameOf(IEnumerable<DatasetSource> inputs)
    {
        int others = inputs.Count() - 1;
        string first = inputs.First().Name;
        return others == 0 ? first : $"{first} and {others} more";
    }

    private void Report(in RecordDigest record, LineBlock block, int related) =>
        reporter.ReportGeneral(
            new FindingSource(block.File.Name, block.Span.Slice(record.Start, record.Length), block.Offset + record.Start)
            {
                RelatedFile = sources[related].Name,
            });

    private RecordKinds? KindsOf(InputFile file) => file.Index >= trainingInputs ? validationKinds : trainingKinds;

    private bool IsOn(RuleId rule) => rules.GetSeverity(rule) != Severity.None;

    /// <summary>What a valid record is.</summary>
    private OtherFormat KindOf(RecordFormat format) =>
        rules.Method == TrainingMethod.Preference ? OtherFormat.Preference
        : format == RecordFormat.ShareGpt ? OtherFormat.ShareGpt
        : rules.Method == TrainingMethod.Reinforcement ? OtherFormat.Reinforcement
        : OtherFormat.Messages;

    /// <summary>What an invalid record seems to be: the guess of a rule on its format or its end, if such a rule was broken.</summary>
    private static OtherFormat KindOf(ReadOnlySpan<Finding> findings)
    {
        foreach (ref readonly Finding finding in findings)
        {
            bool isGuess = finding.Rule is RuleId.RecordMustHaveMessages or RuleId.ConversationMustHaveAssistant
                    or RuleId.LastMessageMustBeFromUser
                || finding.Rule == RuleId.PreferenceRecordMustBeComplete && finding.Expected == (long)PreferenceFault.Outputs;
            if (isGuess) return finding.Found == (long)OtherFormat.Chat ? OtherFormat.Messages : (OtherFormat)finding.Found;
        }
        return OtherFormat.None;
    }
}
