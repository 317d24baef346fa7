using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data profiles</c>: what each service takes, and what changes from one to another.</summary>
static class ProfilesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("profiles", "Lists the services that data can be checked for.")
        {
            CreateShow(terminal),
            CreateDiff(terminal),
        };
        command.SetAction(_ =>
        {
            foreach (Profile profile in ProfileCatalog.All)
                terminal.Out.WriteLine($"{profile.Name,-17} {MethodOf(profile),-4} {profile.Title}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateShow(Terminal terminal)
    {
        Argument<string> name = Name("profile", "A profile's name, such as openai-sft.");
        var command = new Command("show", "Shows every setting of a profile that differs from foundry-phi, and who says so.") { name };
        command.SetAction(parsed =>
        {
            Profile profile = Find(parsed.GetRequiredValue(name));
            terminal.Out.WriteLine($"{profile.Name}: {profile.Title}");
            terminal.Out.WriteLine($"method  {MethodOf(profile)}");
            terminal.Out.WriteLine($"roles   {SettingText.OfRoles(profile.Roles)}");
            terminal.Out.WriteLine($"        {profile.Source}");
            if (profile.LearningRate.Length > 0) terminal.Out.WriteLine($"advised learning rate: {profile.LearningRate}");
            foreach (RuleSetting rule in profile.Rules)
            {
                terminal.Out.WriteLine($"{RuleCatalog.Get(rule.Rule).Id} {rule.Rule}: {SeverityName(rule.Severity)}");
                terminal.Out.WriteLine($"        {rule.Source}");
            }
            foreach (LimitSetting limit in profile.Limits)
            {
                terminal.Out.WriteLine(FormattableString.Invariant($"{LimitCatalog.Get(limit.Limit).Name}: {limit.Value:N0}"));
                terminal.Out.WriteLine($"        {limit.Source}");
            }
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateDiff(Terminal terminal)
    {
        Argument<string> from = Name("from", "The profile that the data is made for."), to = Name("to", "The profile that it goes to.");
        var command = new Command("diff", "Says what changes when data moves from one service to another.") { from, to };
        command.SetAction(parsed =>
        {
            Profile a = Find(parsed.GetRequiredValue(from)), b = Find(parsed.GetRequiredValue(to));
            List<string> changes = [.. GetChanges(a, b)];
            foreach (string change in changes) terminal.Out.WriteLine(change);
            if (changes.Count == 0) terminal.Out.WriteLine($"{a.Name} and {b.Name} check the same.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static IEnumerable<string> GetChanges(Profile from, Profile to)
    {
        RuleOptions before = from.CreateOptions(), after = to.CreateOptions();
        if (before.Method != after.Method) yield return $"method: {MethodOf(from)} -> {MethodOf(to)}";
        RoleSet lost = before.Roles & ~after.Roles, won = after.Roles & ~before.Roles;
        if (lost != RoleSet.None) yield return $"roles refused: {SettingText.OfRoles(lost)}";
        if (won != RoleSet.None) yield return $"roles taken: {SettingText.OfRoles(won)}";
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            Severity was = before.GetSeverity(rule.Rule), becomes = after.GetSeverity(rule.Rule);
            if (was == becomes) continue;
            string how = becomes > was ? "stricter" : "milder";
            yield return $"{how}: {rule.Id} {rule.Name} {SeverityName(was)} -> {SeverityName(becomes)} ({rule.Title})";
        }
        foreach (LimitInfo limit in LimitCatalog.All)
        {
            long was = before.GetLimit(limit.Limit), becomes = after.GetLimit(limit.Limit);
            if (was != becomes) yield return FormattableString.Invariant($"limit: {limit.Name} {was:N0} -> {becomes:N0}");
        }
    }

    private static Argument<string> Name(string name, string description) => new(name) { Description = description };

    private static Profile Find(string name) =>
        SettingNames.TryProfile(name, out Profile? profile) is string wrong ? throw new UsageException($"{wrong}.") : profile!;

    private static string MethodOf(Profile profile) => SettingNames.Methods[(int)profile.Method];

    private static string SeverityName(Severity severity) => SettingNames.Severities[(int)severity];
}
