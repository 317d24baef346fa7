using System;

namespace Phi3Data;

/// <summary>Which rules apply, how severe they are, and the limits. Immutable; change a copy with <c>with</c>.</summary>
/// <example><code>
/// RuleOptions options = RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error) with { MaxDepth = 32 };
/// </code></example>
sealed partial record RuleOptions
{
    private readonly Severity[] severities;
    private readonly int maxLineBytes = 16 << 20;
    private readonly int maxDepth = 64;
    private readonly int maxMessages = 32_768;
    private readonly int maxContentCharacters = 1_048_576;
    private readonly int minRecords = 10;

    /// <summary>Options with every default.</summary>
    public RuleOptions()
    {
        severities = new Severity[RuleCatalog.All.Count];
        for (int i = 0; i < severities.Length; i++) severities[i] = RuleCatalog.All[i].DefaultSeverity;
    }

    /// <summary>The defaults: what Azure AI Foundry asks of a dataset for Phi models.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>Longest line that is checked, its line ending not counted. A longer one is reported and passed over.</summary>
    /// <value>
    /// Bytes, 1 to 1,073,741,824; default 16,777,216 (16 MiB). A conversation that fills the largest context window,
    /// 131,072 tokens, is about 1 MiB; images in base64 need the rest.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxLineBytes
    {
        get => maxLineBytes;
        init => maxLineBytes = InRange(value, 1, 1 << 30, nameof(MaxLineBytes));
    }

    /// <summary>Most arrays and objects that may lie inside each other, the record itself counted.</summary>
    /// <value>1 to 1,024; default 64, the depth at which common JSON readers stop.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get => maxDepth;
        init => maxDepth = InRange(value, 1, Json.JsonScratch.DepthLimit, nameof(MaxDepth));
    }

    /// <summary>Most messages of a record.</summary>
    /// <value>
    /// 1 to 16,777,216; default 32,768: a message costs at least four template tokens, so more do not fit into the largest
    /// window of 131,072.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxMessages
    {
        get => maxMessages;
        init => maxMessages = InRange(value, 1, 1 << 24, nameof(MaxMessages));
    }

    /// <summary>Longest text of a message; of an array of parts, all text parts together.</summary>
    /// <value>
    /// Characters (Unicode code points, decoded), 1 to 1,073,741,824; default 1,048,576, what Azure takes in a message.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxContentCharacters
    {
        get => maxContentCharacters;
        init => maxContentCharacters = InRange(value, 1, 1 << 30, nameof(MaxContentCharacters));
    }

    /// <summary>Fewest valid records of a dataset.</summary>
    /// <value>0 and up; default 10, what Azure asks for. 0 turns the check off.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinRecords
    {
        get => minRecords;
        init => minRecords = InRange(value, 0, int.MaxValue, nameof(MinRecords));
    }

    /// <summary>The severity of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public Severity GetSeverity(RuleId rule) => severities[RuleCatalog.IndexOf(rule)];

    /// <summary>A copy in which one rule has another severity; <see cref="Severity.None"/> turns it off.</summary>
    /// <remarks>
    /// Turning off a rule of category encoding or syntax hides its findings, but what is not JSON still cannot be read: such a
    /// record is rejected all the same.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule, or no such severity.</exception>
    public RuleOptions WithSeverity(RuleId rule, Severity severity) => severity <= Severity.Error
        ? new(this, rule, severity)
        : throw new ArgumentOutOfRangeException(nameof(severity), severity, "There is no such severity.");

    private RuleOptions(RuleOptions other, RuleId rule, Severity severity)
        : this(other)
    {
        severities = (Severity[])other.severities.Clone();
        severities[RuleCatalog.IndexOf(rule)] = severity;
    }

    private static int InRange(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {low} to {high}.");
}
