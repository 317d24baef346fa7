using System.CommandLine;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data split</c>: divides clean data between training, validation and test.</summary>
static class SplitCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var split = new SplitOptionSet("--share", "--test-share");
        Option<string> train = File("--train", "File for the training records.");
        Option<string> validation = File("--validation", "File for the validation records.");
        Option<string?> test = new("--test") { Description = "File for the test records, with --test-share.", HelpName = "FILE" };
        Option<string?> rejected = new("--rejected")
        {
            Description = "File for lines with errors. Without it, such a line makes the command fail and write nothing.",
            HelpName = "FILE",
        };
        var command = new DetailedCommand("split", "Divides datasets between training, validation and test by a seeded hash of each prompt or group.", """
            The same prompt, or the same group, always goes to the same side, in any order and any number of files; appending
            records moves no earlier one. Records are written byte for byte as they were read.

            Exit codes: 0 done, 1 findings of error severity, 2 usage, 3 a file could not be read or written, 130 cancelled.

            Examples:
              phi3data split all.jsonl --train train.jsonl --validation validation.jsonl
              phi3data split 'part-*.jsonl' --train t.jsonl --validation v.jsonl --share 0.2 --exact
              phi3data split all.jsonl --train t.jsonl --validation v.jsonl --test e.jsonl --test-share 0.1 --group-by metadata.user
              phi3data split all.jsonl --train t.jsonl --validation v.jsonl --exact --stratify-by :answer
              for i in 1 2 3 4 5; do phi3data split all.jsonl --train t$i.jsonl --validation v$i.jsonl --fold $i/5; done
            """);
        input.AddTo(command);
        command.Options.Add(train);
        command.Options.Add(validation);
        command.Options.Add(test);
        command.Options.Add(rejected);
        split.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            SplitOptions options = split.Get(parsed);
            if (options.TestShare > 0 != parsed.GetValue(test) is not null)
                throw new UsageException("--test FILE and --test-share SHARE go together.");
            var outputs = new PipelineOutputs
            {
                Train = parsed.GetRequiredValue(train),
                Validation = parsed.GetRequiredValue(validation),
                Test = parsed.GetValue(test),
                Rejected = parsed.GetValue(rejected),
            };
            var run = new WritingRun(terminal, input, options, outputs, failOnReject: true);
            return run.RunAsync(parsed, Task.FromResult, token);
        });
        return command;
    }

    private static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Required = true };
}
