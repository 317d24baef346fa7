using System.Collections.Generic;

namespace Phi3Data;

/// <summary>
/// What one source of settings says: a file, the environment, the command line. What it does not say is left to the layers
/// below it.
/// </summary>
sealed partial class ConfigLayer
{
    /// <summary>Where the settings come from, as a person reads it: a path, <c>environment</c>, <c>command line</c>.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What to start from.</summary>
    public Profile? Profile { get; set; }

    /// <summary>The model that the dataset is for.</summary>
    public ModelInfo? Model { get; set; }

    /// <summary>The kind of training that the dataset is for.</summary>
    public TrainingMethod? Method { get; set; }

    /// <summary>Severities of rules; the last of several for one rule counts.</summary>
    public IList<KeyValuePair<RuleId, Severity>> Rules { get; } = new List<KeyValuePair<RuleId, Severity>>();

    /// <summary>Values of limits; the last of several for one limit counts.</summary>
    public IList<KeyValuePair<Limit, long>> Limits { get; } = new List<KeyValuePair<Limit, long>>();

    /// <summary>Makes options of layers.</summary>
    /// <param name="layers">
    /// From the weakest to the strongest. The profile of the strongest layer that names one is the base; everything else is laid
    /// over it in order.
    /// </param>
    public static RuleOptions Resolve(params ConfigLayer[] layers)
    {
        Profile profile = ProfileCatalog.Default;
        foreach (ConfigLayer layer in layers) profile = layer.Profile ?? profile;
        RuleOptions options = profile.CreateOptions();
        foreach (ConfigLayer layer in layers) options = layer.ApplyTo(options);
        return options;
    }

    private RuleOptions ApplyTo(RuleOptions options)
    {
        if (Model is not null) options = options with { Model = Model };
        if (Method is TrainingMethod method) options = options with { Method = method };
        foreach (KeyValuePair<RuleId, Severity> rule in Rules) options = options.WithSeverity(rule.Key, rule.Value);
        foreach (KeyValuePair<Limit, long> limit in Limits) options = options.WithLimit(limit.Key, limit.Value);
        return options;
    }
}
