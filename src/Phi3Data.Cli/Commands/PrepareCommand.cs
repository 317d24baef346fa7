using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data prepare</c>: raw files in, training and validation out.</summary>
static class PrepareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var tokens = new TokenOptionSet();
        var split = new SplitOptionSet("--validation", "--test");
        var dedup = new DedupOptionSet();
        Option<string> folder = new("--out", "-o")
        {
            Description = "Folder for train.jsonl, validation.jsonl, test.jsonl (with --test), rejected.jsonl, findings.jsonl and manifest.json.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string> overLength = new Option<string>("--over-length")
        {
            Description = "Records with more tokens than training sees, with --model: keep them with their finding, drop them, or truncate "
                + "them by whole turns, the oldest behind the system message first.",
            DefaultValueFactory = _ => "keep",
        }.AcceptOnlyFromAmong("keep", "drop", "truncate");
        Option<bool> report = new("--report")
        {
            Description = "Write report.html, too: a page for a person with the verdict, findings, lengths, balance, and how the sides "
                + "differ. Reads the kept records once more.",
        };
        Option<bool> failOnReject = new("--fail-on-reject") { Description = "Answer 1 when any record was rejected." };
        var command = new DetailedCommand("prepare", "Checks datasets, drops duplicates, splits, and writes the files for fine-tuning.", """
            Kept records are byte for byte those of the input. Every other line is in rejected.jsonl with its reasons. Files
            appear all at once when the run has succeeded.

            Exit codes: 0 done, 1 the result is not fit for training (too few records, an empty input), 2 usage, 3 a file
            could not be read or written, 130 cancelled.

            Examples:
              phi3data prepare raw.jsonl --out out
              phi3data prepare raw.jsonl --out out --near-dedup --threshold 0.7 --against eval.jsonl
              phi3data prepare raw.jsonl --out out --model phi-4 --over-length truncate
              phi3data prepare raw.jsonl --out out --model phi-4 --max-tokens 4096 --over-length drop --tokenizer tokenizer.json
              phi3data prepare 'raw/*.jsonl.gz' --out out --validation 0.05 --seed 7 --min-validation 50
              phi3data prepare raw.jsonl --out out --test 0.1 --group-by metadata.user
              phi3data prepare raw.jsonl --out out --model phi-4 --report
            """);
        input.AddTo(command);
        command.Options.Add(folder);
        tokens.AddTo(command);
        dedup.AddTo(command);
        command.Options.Add(overLength);
        split.AddTo(command);
        command.Options.Add(report);
        command.Options.Add(failOnReject);
        command.SetAction((parsed, token) =>
        {
            OverLength action = Enum.Parse<OverLength>(parsed.GetValue(overLength)!, ignoreCase: true);
            if (action != OverLength.Keep && input.GetRules(parsed).Model is null)
                throw new UsageException($"--over-length {parsed.GetValue(overLength)}: name the model with --model, whose tokens are counted.");
            string path = parsed.GetRequiredValue(folder);
            if (path.Length == 0) throw new UsageException("--out is empty; give it a folder, such as . for this one.");
            SplitOptions division = split.Get(parsed);
            PipelineOutputs outputs = PipelineOutputs.InFolder(path, withTest: division.TestShare > 0);
            var run = new WritingRun(terminal, input, division, outputs, parsed.GetValue(failOnReject))
            {
                ReportPath = parsed.GetValue(report) ? Path.Combine(path, "report.html") : null,
            };
            return run.RunAsync(parsed, Shape, token);

            Task<DatasetPipeline> Shape(DatasetPipeline pipeline)
            {
                pipeline = tokens.Apply(parsed, input.GetRules(parsed), pipeline, terminal).WhenOverLength(action);
                return dedup.ApplyAsync(parsed, pipeline, outputs, path, terminal, token);
            }
        });
        return command;
    }
}
