using System;
using System.CommandLine;
using System.Globalization;

namespace Phi3Data.Cli.Commands;

/// <summary>How records are divided: the options that <c>prepare</c> and <c>split</c> share.</summary>
sealed class SplitOptionSet
{
    private readonly Option<double> share, testShare;
    private readonly Option<long> seed = OptionValues.Number(
        "--seed", "N", SplitOptions.Default.Seed, "Chooses the split; the same seed gives the same split on any machine.");

    private readonly Option<bool> exact = new("--exact")
    {
        Description = "Meet the shares to the record. Appending records may then move earlier ones.",
    };

    private readonly Option<int> minValidation = OptionValues.Number(
        "--min-validation", "N", 0, "Fewest validation records, of each value of --stratify-by.");

    private readonly Option<string> groupBy = new("--group-by")
    {
        Description = "Keep records with the same value on one side: keys joined by full stops, such as metadata.user, :prompt (all "
            + "before the answer), :conversation, :system, :answer or :tools.",
        HelpName = "VALUE",
        DefaultValueFactory = _ => SplitOptions.Default.GroupBy.ToString(),
    };

    private readonly Option<string?> stratifyBy = new("--stratify-by")
    {
        Description = "With --exact: meet the shares among the records of each value, named as for --group-by.",
        HelpName = "VALUE",
    };

    private readonly Option<string?> fold = new("--fold")
    {
        Description = "For cross-validation: the N-th of K equal parts is the validation side, in place of the shares.",
        HelpName = "N/K",
    };

    /// <summary>Makes the options; the shares go by names of the command's own.</summary>
    public SplitOptionSet(string shareName, string testShareName)
    {
        share = OptionValues.Number(
            shareName, "SHARE", SplitOptions.Default.ValidationShare, "Share of the records for validation, 0 to 1.");
        testShare = OptionValues.Number(testShareName, "SHARE", SplitOptions.Default.TestShare, "Share of the records for test, 0 to 1.");
    }

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[share, testShare, seed, exact, minValidation, groupBy, stratifyBy, fold])
            command.Options.Add(option);
    }

    /// <summary>The options as the library takes them.</summary>
    /// <exception cref="UsageException">A value is out of range or says nothing.</exception>
    public SplitOptions Get(ParseResult parsed)
    {
        var options = new SplitOptions
        {
            Seed = parsed.GetValue(seed),
            Exact = parsed.GetValue(exact),
            GroupBy = ParseSelector(groupBy.Name, parsed.GetValue(groupBy)!),
            StratifyBy = parsed.GetValue(stratifyBy) is string strata ? ParseSelector(stratifyBy.Name, strata) : null,
            Fold = parsed.GetValue(fold) is string part ? ParseFold(part) : null,
        };
        options = parsed.Use(share, value => options with { ValidationShare = value });
        options = parsed.Use(testShare, value => options with { TestShare = value });
        options = parsed.Use(minValidation, value => options with { MinValidation = value });
        if (options.ValidationShare + options.TestShare > 1)
            throw new UsageException($"{share.Name} and {testShare.Name} are more than 1 together.");
        if (options.StratifyBy is not null && !options.Exact)
            throw new UsageException($"{stratifyBy.Name} goes with --exact; without it the share of every value is right within statistics.");
        if (options.Fold is not null && (options.TestShare > 0 || options.MinValidation > 0))
            throw new UsageException($"{fold.Name} goes without {testShare.Name} and {minValidation.Name}: a fold is one of equal parts.");
        return options;
    }

    private static RecordSelector ParseSelector(string option, string text)
    {
        try
        {
            return RecordSelector.Parse(text);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{option} {text}: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    private SplitFold ParseFold(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 2 and <= 1000 && number >= 1 && number <= count) return new SplitFold(number, count);
        throw new UsageException($"{fold.Name} {text}: expected the number of a part and how many there are, 2 to 1000, such as 1/5.");
    }
}
