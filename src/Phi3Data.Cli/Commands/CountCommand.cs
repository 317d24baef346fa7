using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data count</c>: says what a dataset costs in tokens, and what training sees of it.</summary>
static class CountCommand
{
    // Records of any length are counted; which of them are too long is what the command says.
    private static readonly RuleId[] OffRules =
    [
        RuleId.RecordMustFitTrainingWindow, RuleId.TruncationMustLeaveTrainedTokens, RuleId.RecordMustFitContextWindow,
        RuleId.TrainingMustFitQuota, RuleId.DatasetMustHaveEnoughRecords,
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var tokens = new TokenOptionSet();
        Option<bool> perRecord = new("--per-record")
        {
            Description = "Writes one JSON object for each record to standard output; the summary goes to standard error.",
        };
        var command = new DetailedCommand("count", "Counts the tokens of datasets as a model's training reads them.", """
            Every valid record is rendered by the model's chat template and counted exactly: all tokens, those of each role, those
            that are trained (content and end token of each assistant message whose weight is not 0) and those that are only read.
            What is cut is what lies behind the training window, --max-tokens or the model's own. Lines with errors are not
            counted; 'phi3data check' says what is wrong with them.

            Exit codes: 0 all records counted, 1 lines with errors were left out, 2 usage, 3 a file could not be read, 130
            cancelled.

            Examples:
              phi3data count train.jsonl --model phi-3-mini-128k
              phi3data count 'raw/*.jsonl.gz' --model phi-4 --max-tokens 4096
              phi3data count train.jsonl --model phi-3-mini-4k --template phi-3-mini-2024-04
              phi3data count train.jsonl --model phi-3.5-mini --tokenizer tokenizer.json
              phi3data count train.jsonl --model phi-4-mini --per-record | jq 'select(.total > 8192).line'
            """);
        input.AddTo(command);
        tokens.AddTo(command);
        command.Options.Add(perRecord);
        command.SetAction((parsed, token) => RunAsync(parsed, input, tokens, parsed.GetValue(perRecord), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, InputOptions input, TokenOptionSet options, bool perRecord, Terminal terminal,
        CancellationToken cancellationToken)
    {
        RuleOptions rules = input.GetRules(parsed);
        ChatTemplate template = options.GetTemplate(parsed, rules);
        if (rules.Method == TrainingMethod.Preference) throw new UsageException("--method dpo: preference records are not counted.");
        Vocabulary vocabulary = options.GetVocabulary(parsed, template, terminal);
        foreach (RuleId rule in OffRules) rules = rules.WithSeverity(rule, Severity.None);
        IReadOnlyList<DatasetSource> sources = input.GetSources(parsed);
        bool quiet = input.IsQuiet(parsed);
        using var progress = new ProgressLine(terminal, sources, quiet);
        var statistics = new TokenStatistics();
        using var writer = new RecordTokenWriter(terminal, progress, rules.TrainingWindow, statistics, perRecord);
        PipelineReport report = await input.CreatePipeline(parsed, sources)
            .WithRules(rules with { Template = template })
            .WithTokenizer(vocabulary.CreateCounter)
            .CountTokens(writer)
            .ReportProgress(progress)
            .RunAsync(cancellationToken).ConfigureAwait(false);
        progress.Clear();
        if (!quiet) TokenSummary.Write(perRecord ? terminal.Error : terminal.Out, statistics, report, rules, template, vocabulary);
        return report.Invalid > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
