using System.CommandLine;

namespace Phi3Data.Cli.Commands;

/// <summary>How records are divided: the options that <c>prepare</c> and <c>split</c> share.</summary>
sealed class SplitOptionSet
{
    private readonly Option<double> share;
    private readonly Option<long> seed = new("--seed")
    {
        Description = "Chooses the split; the same seed gives the same split on any machine.",
        HelpName = "N",
        DefaultValueFactory = _ => SplitOptions.Default.Seed,
    };

    private readonly Option<bool> exact = new("--exact")
    {
        Description = "Meet the share to the record. Appending records may then move earlier ones.",
    };

    private readonly Option<int> minValidation = new("--min-validation")
    {
        Description = "Fewest validation records.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    /// <summary>Makes the options; the share goes by a name of the command's own.</summary>
    public SplitOptionSet(string shareName) => share = new(shareName)
    {
        Description = "Share of the records for validation, 0 to 1.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => SplitOptions.Default.ValidationShare,
    };

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
    public SplitOptions Get(ParseResult parsed) => InputOptions.Guard(() => new SplitOptions
    {
        ValidationShare = parsed.GetValue(share),
        Seed = parsed.GetValue(seed),
        Exact = parsed.GetValue(exact),
        MinValidation = parsed.GetValue(minValidation),
    });
}
