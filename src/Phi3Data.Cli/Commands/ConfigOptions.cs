using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary>
/// What decides how data is judged: profile, model, method, severities, limits. Flags over environment over file over
/// defaults.
/// </summary>
sealed class ConfigOptions
{
    private readonly Option<FileInfo?> file = new("--config")
    {
        Description = $"Configuration file, instead of the nearest {ConfigFile.Name} in this folder and those above it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> noFile = new("--no-config") { Description = $"Look for no {ConfigFile.Name}." };

    private readonly Option<string?> profile = Named("--profile", "NAME", "What the data is checked for; 'phi3data profiles' lists them.");
    private readonly Option<string?> model = Named("--model", "NAME", "The model that the data is for; 'phi3data models' lists them.");
    private readonly Option<string?> method = Named("--method", "sft|dpo|rft", "Kind of training: supervised, preference, reinforcement.");

    private readonly Option<string[]> rules = new("--rule")
    {
        Description = "Severity of a rule, as PHI2003=error or RolesMustAlternate=none. none, info, warning or error; may be repeated.",
        HelpName = "ID=SEVERITY",
    };

    private readonly IReadOnlyList<(Limit Limit, Option<long> Option)> limits =
        [.. LimitCatalog.All.Select(limit => (limit.Limit, OptionValues.Limit(limit)))];

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [profile, model, method, rules, .. limits.Select(l => l.Option), file, noFile];
        foreach (Option option in all) command.Options.Add(option);
    }

    /// <summary>The rules with their severities and limits.</summary>
    /// <exception cref="UsageException">A name or a value is not known.</exception>
    /// <exception cref="IOException">The configuration file cannot be read.</exception>
    public RuleOptions GetRules(ParseResult parsed) => ConfigLayer.Resolve([.. GetLayers(parsed)]);

    /// <summary>The layers, from the weakest to the strongest.</summary>
    /// <exception cref="UsageException">A name or a value is not known.</exception>
    /// <exception cref="IOException">The configuration file cannot be read.</exception>
    public IReadOnlyList<ConfigLayer> GetLayers(ParseResult parsed)
    {
        var layers = new List<ConfigLayer>();
        try
        {
            string? path = parsed.GetValue(file)?.FullName;
            if (path is null && !parsed.GetValue(noFile)) path = ConfigFile.Find(Environment.CurrentDirectory);
            if (path is not null) layers.Add(ConfigFile.Load(path));
            layers.Add(EnvironmentConfig.Read(Environment.GetEnvironmentVariables()));
        }
        catch (ConfigException e)
        {
            throw new UsageException(e.Message);
        }
        layers.Add(GetFlags(parsed));
        return layers;
    }

    private ConfigLayer GetFlags(ParseResult parsed)
    {
        var layer = new ConfigLayer { Origin = "command line" };
        if (parsed.GetValue(profile) is string profileName)
        {
            Require(SettingNames.TryProfile(profileName, out Profile? found));
            layer.Profile = found;
        }
        if (parsed.GetValue(model) is string modelName)
        {
            Require(SettingNames.TryModel(modelName, out ModelInfo? found));
            layer.Model = found;
        }
        if (parsed.GetValue(method) is string methodName)
        {
            Require(SettingNames.TryMethod(methodName, out TrainingMethod found));
            layer.Method = found;
        }
        foreach (string setting in parsed.GetValue(rules) ?? [])
        {
            Require(SettingNames.TryAssignment(setting, out RuleId rule, out Severity severity), $"--rule {setting}: ");
            layer.Rules.Add(new(rule, severity));
        }
        // Only what is given: the default of a flag says nothing.
        foreach ((Limit limit, Option<long> option) in limits)
            if (parsed.GetResult(option) is { Implicit: false }) layer.Limits.Add(new(limit, parsed.GetValue(option)));
        return layer;
    }

    private static void Require(string? wrong, string prefix = "")
    {
        if (wrong is not null) throw new UsageException($"{prefix}{wrong}");
    }

    private static Option<string?> Named(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };
}
