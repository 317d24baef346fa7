using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary>Which records go for the sake of others: the options that <c>prepare</c> and <c>dedup</c> share.</summary>
sealed class DedupOptionSet
{
    private readonly Option<string> exact = new Option<string>("--dedup")
    {
        Description = "Drop records equal to an earlier one: as JSON values, as bytes, as text (NFKC, case and white space folded), or not at all.",
        DefaultValueFactory = _ => "json",
    }.AcceptOnlyFromAmong("json", "bytes", "text", "none");

    private readonly Option<bool> near = new("--near-dedup")
    {
        Description = "Drop near duplicates, too: records whose sets of word shingles are as similar as the threshold says.",
    };

    private readonly Option<double> threshold = OptionValues.Number(
        "--threshold", "T", NearDuplicateOptions.Default.Threshold, "Jaccard similarity from which records are near duplicates, above 0 to 1.");

    private readonly Option<int> shingleWords = OptionValues.Number(
        "--shingle-words", "N", NearDuplicateOptions.Default.ShingleWords, "Consecutive words in a shingle, 1 to 16; more are stricter.");

    private readonly Option<string> keep = new Option<string>("--keep")
    {
        Description = "Which of several near duplicates stays; longest knows it only at the end, and keeps the records in a temporary file.",
        DefaultValueFactory = _ => "first",
    }.AcceptOnlyFromAmong("first", "longest");

    private readonly Option<string[]> against = new("--against")
    {
        Description = "Evaluation data: records go that have a prompt, or a run of words, in common with it. Files and patterns.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> againstWords = OptionValues.Number(
        "--against-words", "N", DecontaminationOptions.Default.Words, "Words in a row that may not stand in the evaluation data, 1 to 64.");

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [exact, near, threshold, shingleWords, keep, against, againstWords];
        foreach (Option option in all) command.Options.Add(option);
    }

    /// <summary>Adds the stages that are asked for, and reads evaluation data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="pipeline">The pipeline so far.</param>
    /// <param name="outputs">What is written: evaluation data may not be among it.</param>
    /// <param name="tempFolder">Where temporary files go: a folder that is there when the run starts.</param>
    /// <param name="terminal">Told what of the evaluation data cannot be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="UsageException">A value is out of range, or evaluation data would be overwritten.</exception>
    public async Task<DatasetPipeline> ApplyAsync(
        ParseResult parsed, DatasetPipeline pipeline, PipelineOutputs outputs, string tempFolder, Terminal terminal,
        CancellationToken cancellationToken)
    {
        if (parsed.GetValue(against) is { Length: > 0 } patterns)
        {
            DecontaminationOptions words = parsed.Use(againstWords, value => new DecontaminationOptions { Words = value });
            IReadOnlyList<DatasetSource> evaluation = DatasetSource.FromPatterns(patterns);
            if (OutputPaths.FindConflict(evaluation, outputs.All) is string conflict) throw new UsageException(conflict);
            Decontaminator stage = await Decontaminator.LoadAsync(evaluation, words, cancellationToken).ConfigureAwait(false);
            if (stage.Unread > 0)
                terminal.Say($"{Summary.Count(stage.Unread, "line")} of the evaluation data cannot be read as a record and is not compared with.");
            pipeline = pipeline.AddStage(stage);
        }
        pipeline = parsed.GetValue(exact) switch
        {
            "json" => pipeline.DropExactDuplicates(),
            "bytes" => pipeline.DropExactDuplicates(DuplicateKey.Bytes),
            "text" => pipeline.DropExactDuplicates(DuplicateKey.Text),
            _ => pipeline,
        };
        var options = new NearDuplicateOptions
        {
            Keep = parsed.GetValue(keep) == "longest" ? Survivor.Longest : Survivor.First,
            TempFolder = tempFolder,
        };
        options = parsed.Use(threshold, value => options with { Threshold = value });
        options = parsed.Use(shingleWords, value => options with { ShingleWords = value });
        return parsed.GetValue(near) ? pipeline.DropNearDuplicates(options) : pipeline;
    }
}
