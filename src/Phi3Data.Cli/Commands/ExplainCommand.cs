using System.CommandLine;
using System.IO;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data explain</c>: shows a rule's page.</summary>
static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("rule") { Description = "An ID such as PHI2003, or a name such as RolesMustAlternate." };
        var command = new Command("explain", "Shows a rule's page: the bad line, the good line, how to mend it, and why.");
        command.Arguments.Add(id);
        command.SetAction(parsed =>
        {
            if (SettingNames.TryRule(parsed.GetRequiredValue(id), out RuleId rule) is string wrong)
                throw new UsageException($"{wrong}.");
            terminal.Out.Write(ReadPage(RuleCatalog.Get(rule)));
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>The page, which is built into the command.</summary>
    public static string ReadPage(RuleInfo rule)
    {
        using Stream? page = typeof(ExplainCommand).Assembly.GetManifestResourceStream(rule.Id + ".md");
        if (page is null) throw new FileNotFoundException($"The page of {rule.Id} is not built in.");
        return new StreamReader(page).ReadToEnd();
    }
}
