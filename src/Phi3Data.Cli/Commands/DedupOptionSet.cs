using System.CommandLine;

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

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [exact, near, threshold, shingleWords, keep];
        foreach (Option option in all) command.Options.Add(option);
    }

    /// <summary>Adds the stages that are asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="pipeline">The pipeline so far.</param>
    /// <param name="tempFolder">Where temporary files go: a folder that is there when the run starts.</param>
    /// <exception cref="UsageException">A value is out of range.</exception>
    public DatasetPipeline Apply(ParseResult parsed, DatasetPipeline pipeline, string tempFolder)
    {
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
