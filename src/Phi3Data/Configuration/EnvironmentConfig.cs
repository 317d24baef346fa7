using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// Reads settings from environment variables: <c>PHI3DATA_PROFILE</c>, <c>PHI3DATA_MODEL</c>, <c>PHI3DATA_METHOD</c>,
/// <c>PHI3DATA_RULES</c> (such as <c>PHI2003=error;PHI0006=none</c>), and one for each limit, such as
/// <c>PHI3DATA_MAX_LINE_BYTES</c>.
/// </summary>
public static class EnvironmentConfig
{
    private const string Prefix = "PHI3DATA_";

    /// <summary>Reads the variables that start with <c>PHI3DATA_</c>; an empty one says nothing.</summary>
    /// <param name="variables">All variables, as <see cref="Environment.GetEnvironmentVariables()"/> gives them.</param>
    /// <exception cref="ConfigException">A name or a value is not known.</exception>
    public static ConfigLayer Read(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var layer = new ConfigLayer { Origin = "environment" };
        // In order of the names, so that of several faults always the same one is told.
        IEnumerable<(string Name, string Value)> settings = variables.Cast<DictionaryEntry>()
            .Select(entry => ((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(entry => entry.Item1.StartsWith(Prefix, StringComparison.Ordinal) && entry.Item2.Length > 0)
            .OrderBy(entry => entry.Item1, StringComparer.Ordinal);
        foreach ((string name, string value) in settings)
        {
            string? wrong = Set(layer, name, value);
            if (wrong is not null) throw new ConfigException($"{name}: {wrong}");
        }
        return layer;
    }

    /// <summary>The variable of a limit: <c>PHI3DATA_MAX_LINE_BYTES</c> of <c>maxLineBytes</c>.</summary>
    public static string NameOf(LimitInfo limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return Prefix + string.Concat(limit.Name.Select(c => char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));
    }

    private static string? Set(ConfigLayer layer, string name, string value)
    {
        string? wrong;
        switch (name)
        {
            case Prefix + "PROFILE":
                wrong = SettingNames.TryProfile(value, out Profile? profile);
                layer.Profile = profile;
                return wrong;
            case Prefix + "MODEL":
                wrong = SettingNames.TryModel(value, out ModelInfo? model);
                layer.Model = model;
                return wrong;
            case Prefix + "METHOD":
                wrong = SettingNames.TryMethod(value, out TrainingMethod method);
                layer.Method = method;
                return wrong;
            case Prefix + "RULES":
                return SetRules(layer, value);
        }
        LimitInfo? limit = LimitCatalog.All.FirstOrDefault(l => NameOf(l) == name);
        if (limit is null)
        {
            IEnumerable<string> names = ((string[])["PROFILE", "MODEL", "METHOD", "RULES"]).Select(n => Prefix + n)
                .Concat(LimitCatalog.All.Select(NameOf));
            return NearMiss.Describe("setting", name, names, "'phi3data config show' lists what is set");
        }
        wrong = SettingNames.TryValue(limit.Limit, value, out long number);
        layer.Limits.Add(new(limit.Limit, number));
        return wrong;
    }

    private static string? SetRules(ConfigLayer layer, string value)
    {
        foreach (string part in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SettingNames.TryAssignment(part, out RuleId rule, out Severity severity) is string wrong) return wrong;
            layer.Rules.Add(new(rule, severity));
        }
        return null;
    }
}
