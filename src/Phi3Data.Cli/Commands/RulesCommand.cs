using System.CommandLine;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data rules</c>: lists every rule.</summary>
static class RulesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("rules", "Lists every rule: ID, default severity, name, and what must hold.");
        command.SetAction(_ =>
        {
            foreach (RuleInfo rule in RuleCatalog.All)
                terminal.Out.WriteLine($"{rule.Id}  {rule.DefaultSeverity.ToString().ToLowerInvariant(),-7}  {rule.Name,-34}  {rule.Title}");
            return ExitCode.Clean;
        });
        return command;
    }
}
