using System.CommandLine;

namespace Phi3Data.Cli.Commands;

/// <summary>How records are divided: the options that <c>prepare</c> and <c>split</c> share.</summary>
sealed class SplitOptionSet
{
    private readonly Option<double> share;
    private readonly Option<long> seed = OptionValues.Number(
        "--seed", "N", SplitOptions.Default.Seed, "Chooses the split; the same seed gives the same split on any machine.");

    private readonly Option<bool> exact = new("--exact")
    {
        Description = "Meet the share to the record. Appending records may then move earlier ones.",
    };

    private readonly Option<int> minValidation = OptionValues.Number("--min-validation", "N", 0, "Fewest validation records.");

    /// <summary>Makes the options; the share goes by a name of the command's own.</summary>
    public SplitOptionSet(string shareName) => share = OptionValues.Number(
        shareName, "SHARE", SplitOptions.Default.ValidationShare, "Share of the records for validation, 0 to 1.");

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(share);
        command.Options.Add(seed);
        command.Options.Add(exact);
        command.Options.Add(minValidation);
    }

    /// <summary>The options as the library takes them.</summary>
    /// <exception cref="UsageException">A value is out of range.</exception>
    public SplitOptions Get(ParseResult parsed)
    {
        var options = new SplitOptions { Seed = parsed.GetValue(seed), Exact = parsed.GetValue(exact) };
        options = parsed.Use(share, value => options with { ValidationShare = value });
        return parsed.Use(minValidation, value => options with { MinValidation = value });
    }
}
