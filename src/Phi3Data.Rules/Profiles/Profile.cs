using System.Collections.Generic;

namespace Phi3Data;

/// <summary>A rule's severity in a profile, and who says so.</summary>
sealed partial class RuleSetting
{
    internal RuleSetting(RuleId rule, Severity severity, Source source)
    {
        Rule = rule;
        Severity = severity;
        Source = source;
    }

    /// <summary>The rule.</summary>
    public RuleId Rule { get; }

    /// <summary>Its severity there.</summary>
    public Severity Severity { get; }

    /// <summary>Where that comes from.</summary>
    public Source Source { get; }
}

/// <summary>A limit's value in a profile, and who says so.</summary>
sealed partial class LimitSetting
{
    internal LimitSetting(Limit limit, long value, Source source)
    {
        Limit = limit;
        Value = value;
        Source = source;
    }

    /// <summary>The limit.</summary>
    public Limit Limit { get; }

    /// <summary>Its value there, in the limit's unit.</summary>
    public long Value { get; }

    /// <summary>Where that comes from.</summary>
    public Source Source { get; }
}

/// <summary>
/// What one service or trainer takes: a kind of training, roles, severities and limits. What it does not say is as in the
/// catalogues of rules and limits, which hold what Azure AI Foundry asks for Phi models.
/// </summary>
sealed partial class Profile
{
    internal Profile(
        string name, string title, TrainingMethod method, RoleSet roles, string learningRate, Source source,
        RuleSetting[] rules, LimitSetting[] limits)
    {
        Name = name;
        Title = title;
        Method = method;
        Roles = roles;
        LearningRate = learningRate;
        Source = source;
        Rules = rules;
        Limits = limits;
    }

    /// <summary>The name that users write, such as <c>azure-openai-sft</c>.</summary>
    public string Name { get; }

    /// <summary>The service, and what is trained there.</summary>
    public string Title { get; }

    /// <summary>The kind of training.</summary>
    public TrainingMethod Method { get; }

    /// <summary>The roles that messages may have.</summary>
    public RoleSet Roles { get; }

    /// <summary>What the service advises on the learning rate, in words; empty where it says nothing.</summary>
    public string LearningRate { get; }

    /// <summary>Where method and roles come from.</summary>
    public Source Source { get; }

    /// <summary>The severities that differ from the catalogue.</summary>
    public IReadOnlyList<RuleSetting> Rules { get; }

    /// <summary>The limits that differ from the catalogue.</summary>
    public IReadOnlyList<LimitSetting> Limits { get; }

    /// <summary>Options under which data is checked for this profile.</summary>
    public RuleOptions CreateOptions()
    {
        RuleOptions options = new() { Profile = Name, Method = Method, Roles = Roles };
        foreach (RuleSetting rule in Rules) options = options.WithSeverity(rule.Rule, rule.Severity);
        foreach (LimitSetting limit in Limits) options = options.WithLimit(limit.Limit, limit.Value);
        return options;
    }
}
