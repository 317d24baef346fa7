using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary>What every command that reads datasets takes: inputs, rules, limits, threads.</summary>
sealed class InputOptions
{
    private readonly Argument<string[]> inputs = new("inputs")
    {
        Description = "Files, patterns such as 'raw/**/*.jsonl', or - for standard input. Gzip, Zstandard and ZIP are recognised by content.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> from = new Option<string>("--from")
    {
        Description = "How conversations are written; auto looks at each file's first record.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "messages", "sharegpt");

    private readonly ConfigOptions config = new();
    private readonly Option<int> threads = OptionValues.Number("--threads", "N", Environment.ProcessorCount, "Threads to work on. The result is the same for any number.");
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "No progress and no summary." };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        inputs.Validators.Add(RequireFiles);
        command.Arguments.Add(inputs);
        config.AddTo(command);
        Option[] all = [from, threads, quiet];
        foreach (Option option in all) command.Options.Add(option);
    }

    /// <summary>Refuses what looks like an option but is none: it would be taken for a file.</summary>
    public static void RequireFiles(SymbolResult result)
    {
        foreach (Token token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
            result.AddError($"Unknown option {token.Value}. A file of that name is written ./{token.Value}");
    }

    /// <summary>Whether progress and summary are unwanted.</summary>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(quiet);

    /// <summary>The rules with their severities and limits.</summary>
    /// <exception cref="UsageException">A value is out of range, or a rule is not known.</exception>
    public RuleOptions GetRules(ParseResult parsed) => config.GetRules(parsed);

    /// <summary>The inputs, found and in order.</summary>
    public IReadOnlyList<DatasetSource> GetSources(ParseResult parsed) =>
        DatasetSource.FromPatterns(parsed.GetValue(inputs) ?? []);

    /// <summary>Sets up the part of a pipeline that these options are about.</summary>
    /// <exception cref="UsageException">A value is out of range, or a rule is not known.</exception>
    public DatasetPipeline CreatePipeline(ParseResult parsed, IReadOnlyList<DatasetSource> sources)
    {
        DatasetPipeline pipeline = parsed.Use(threads, value => DatasetPipeline.From(sources).WithThreads(value))
            .WithRules(config.GetRules(parsed));
        return parsed.GetValue(from) switch
        {
            "messages" => pipeline.WithFormat(RecordFormat.Messages),
            "sharegpt" => pipeline.WithFormat(RecordFormat.ShareGpt),
            _ => pipeline,
        };
    }
}
