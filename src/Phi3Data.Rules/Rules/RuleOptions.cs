using System;

namespace Phi3Data;

/// <summary>
/// Which rules apply, how severe they are, the limits, and what the dataset is for. Immutable; change a copy with <c>with</c>.
/// </summary>
/// <example><code>
/// RuleOptions options = RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error) with { MaxDepth = 32 };
/// </code></example>
sealed partial record RuleOptions
{
    // The catalogues of rules and limits are this profile's.
    private const string ProfileName = "foundry-phi";

    private readonly Severity[] severities;
    private readonly long[] limits;
    private readonly ChatTemplate? template;

    /// <summary>Options with every default.</summary>
    public RuleOptions()
    {
        severities = new Severity[RuleCatalog.All.Count];
        for (int i = 0; i < severities.Length; i++) severities[i] = RuleCatalog.All[i].DefaultSeverity;
        limits = new long[LimitCatalog.All.Count];
        for (int i = 0; i < limits.Length; i++) limits[i] = LimitCatalog.All[i].DefaultValue;
        CopyLimits();
    }

    /// <summary>The defaults: what Azure AI Foundry asks of a dataset for Phi models.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The name of the profile that the options were made from.</summary>
    public string Profile { get; init; } = ProfileName;

    /// <summary>The model that the dataset is for; null while none is named.</summary>
    public ModelInfo? Model { get; init; }

    /// <summary>
    /// The chat template that writes a record for the model: that of <see cref="Model"/> unless another revision is set; null while
    /// neither is.
    /// </summary>
    public ChatTemplate? Template
    {
        get => template ?? Model?.Template;
        init => template = value;
    }

    /// <summary>The kind of training that the dataset is for.</summary>
    public TrainingMethod Method { get; init; }

    /// <summary>The roles that messages may have.</summary>
    public RoleSet Roles { get; init; } = RoleSet.Chat;

    /// <summary>Longest line that is checked, its line ending not counted. A longer one is reported and passed over.</summary>
    /// <value>Bytes, 1 to 1,073,741,824; default 16,777,216 (16 MiB).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxLineBytes
    {
        get => maxLineBytes;
        init { limits = With(Limit.MaxLineBytes, value, nameof(MaxLineBytes)); CopyLimits(); }
    }

    /// <summary>Most arrays and objects that may lie inside each other, the record itself counted.</summary>
    /// <value>1 to 1,024; default 64, the depth at which common JSON readers stop.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get => maxDepth;
        init { limits = With(Limit.MaxDepth, value, nameof(MaxDepth)); CopyLimits(); }
    }

    /// <summary>Most messages of a record.</summary>
    /// <value>1 to 16,777,216; default 32,768.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxMessages
    {
        get => maxMessages;
        init { limits = With(Limit.MaxMessages, value, nameof(MaxMessages)); CopyLimits(); }
    }

    /// <summary>Longest text of a message; of an array of parts, all text parts together.</summary>
    /// <value>
    /// Characters (Unicode code points, decoded), 1 to 1,073,741,824; default 1,048,576, what Azure takes in a message.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxContentCharacters
    {
        get => maxContentCharacters;
        init { limits = With(Limit.MaxContentCharacters, value, nameof(MaxContentCharacters)); CopyLimits(); }
    }

    /// <summary>Most tools of a record.</summary>
    /// <value>1 to 1,048,576; default 128, what Azure takes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxTools
    {
        get => (int)GetLimit(Limit.MaxTools);
        init { limits = With(Limit.MaxTools, value, nameof(MaxTools)); CopyLimits(); }
    }

    /// <summary>Fewest valid records of a dataset.</summary>
    /// <value>0 and up; default 10, what Azure asks for. 0 turns the check off.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinRecords
    {
        get => (int)GetLimit(Limit.MinRecords);
        init { limits = With(Limit.MinRecords, value, nameof(MinRecords)); CopyLimits(); }
    }

    /// <summary>
    /// Most tokens of a record that training sees: <see cref="Limit.MaxTokens"/> where it is set, else that of
    /// <see cref="Model"/>; null when neither is known.
    /// </summary>
    public int? TrainingWindow => GetLimit(Limit.MaxTokens) is > 0 and long set ? (int)set : Model?.TrainingWindow;

    /// <summary>The severity of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public Severity GetSeverity(RuleId rule) => severities[RuleCatalog.IndexOf(rule)];

    /// <summary>The value of a limit, in the unit that <see cref="LimitCatalog"/> gives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such limit.</exception>
    public long GetLimit(Limit limit) => (int)limit < limits.Length
        ? limits[(int)limit]
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit.");

    /// <summary>A copy in which one rule has another severity; <see cref="Severity.None"/> turns it off.</summary>
    /// <remarks>
    /// Turning off a rule of category encoding or syntax hides its findings, but what is not JSON still cannot be read: such a
    /// record is rejected all the same.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule, or no such severity.</exception>
    public RuleOptions WithSeverity(RuleId rule, Severity severity) => severity <= Severity.Error
        ? new(this, rule, severity)
        : throw new ArgumentOutOfRangeException(nameof(severity), severity, "There is no such severity.");

    /// <summary>A copy in which one limit has another value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such limit, or the value is out of its range.</exception>
    public RuleOptions WithLimit(Limit limit, long value) => new(this, With(limit, value, nameof(value)));

    // What every record asks for, read without a look into the table.
    private int maxLineBytes, maxDepth, maxMessages, maxContentCharacters;

    private RuleOptions(RuleOptions other, RuleId rule, Severity severity)
        : this(other)
    {
        severities = (Severity[])other.severities.Clone();
        severities[RuleCatalog.IndexOf(rule)] = severity;
    }

    private RuleOptions(RuleOptions other, long[] limits)
        : this(other)
    {
        this.limits = limits;
        CopyLimits();
    }

    private void CopyLimits()
    {
        maxLineBytes = (int)limits[(int)Limit.MaxLineBytes];
        maxDepth = (int)limits[(int)Limit.MaxDepth];
        maxMessages = (int)limits[(int)Limit.MaxMessages];
        maxContentCharacters = (int)limits[(int)Limit.MaxContentCharacters];
    }

    private long[] With(Limit limit, long value, string parameter)
    {
        LimitInfo info = LimitCatalog.Get(limit);
        if (value < info.Minimum || value > info.Maximum)
            throw new ArgumentOutOfRangeException(
                parameter, value, FormattableString.Invariant($"{limit} must be {info.Minimum} to {info.Maximum}."));
        long[] copy = (long[])limits.Clone();
        copy[(int)limit] = value;
        return copy;
    }
}
