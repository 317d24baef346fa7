using System.CommandLine;
using System.IO;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data dedup</c>: drops duplicates, and says of each which record it repeats.</summary>
static class DedupCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var dedup = new DedupOptionSet();
        Option<string> output = new("--out", "-o")
        {
            Description = "File for the records that stay.",
            HelpName = "FILE",
            Required = true,
        };
        Option<string?> rejected = new("--rejected")
        {
            Description = "File for the others, each with the record it repeats. Default: the name of --out, ending in .rejected.jsonl.",
            HelpName = "FILE",
        };
        Option<bool> failOnReject = new("--fail-on-reject") { Description = "Answer 1 when any record was dropped." };
        var command = new DetailedCommand("dedup", "Drops exact and near duplicates and what stands in evaluation data, and names for each the other record.", """
            The first of equal records stays. Of near duplicates the first stays, or the longest: a record goes when it is as
            similar to one that stays as --threshold says. Candidates come from MinHash signatures, the true Jaccard similarity
            decides, so no record goes below the threshold. Text is the content of all messages but system messages; words are
            compared without case and punctuation, Chinese and Japanese characters one by one.

            --against names evaluation data: records go that have a prompt, or a run of --against-words words, in common with it.
            A run in more than 10 evaluation records is their template and does not count.

            Every dropped record stands in the rejects with "duplicateOf": file and line; of a near duplicate also the similarity
            and the number of its cluster. Lines with errors are there, too. Records are written byte for byte as they were read,
            in their order. A second run on the result drops nothing.

            Exit codes: 0 done, 1 the result is not fit for training (too few records, an empty input), 2 usage, 3 a file
            could not be read or written, 130 cancelled.

            Examples:
              phi3data dedup raw.jsonl --out unique.jsonl
              phi3data dedup 'part-*.jsonl' --out unique.jsonl --near-dedup --threshold 0.7 --keep longest
              phi3data dedup raw.jsonl --out unique.jsonl --dedup text --rejected duplicates.jsonl
              phi3data dedup raw.jsonl --out clean.jsonl --against 'benchmarks/*.jsonl' --against-words 8
            """);
        input.AddTo(command);
        command.Options.Add(output);
        command.Options.Add(rejected);
        dedup.AddTo(command);
        command.Options.Add(failOnReject);
        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetRequiredValue(output);
            if (path.Length == 0) throw new UsageException("--out is empty; give it a file.");
            var outputs = new PipelineOutputs
            {
                Train = path,
                Rejected = parsed.GetValue(rejected) ?? Path.ChangeExtension(path, ".rejected.jsonl"),
            };
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
            var run = new WritingRun(terminal, input, null, outputs, parsed.GetValue(failOnReject));
            return run.RunAsync(parsed, pipeline => dedup.ApplyAsync(parsed, pipeline, outputs, folder, terminal, token), token);
        });
        return command;
    }
}
