using System;

namespace Phi3Data;

/// <summary>How a <see cref="JsonlReader"/> reads. Immutable; change a copy with <c>with</c>.</summary>
public sealed record JsonlReaderOptions
{
    private readonly int blockBytes = LineBlockReader.DefaultBlockBytes;

    /// <summary>The defaults.</summary>
    public static JsonlReaderOptions Default { get; } = new();

    /// <summary>Rules that a record must pass to be read, and the limits.</summary>
    /// <value>Default <see cref="RuleOptions.Default"/>.</value>
    public RuleOptions Rules { get; init; } = RuleOptions.Default;

    /// <summary>How conversations are written.</summary>
    /// <value>
    /// Default null: recognised by the first record. Under <see cref="TrainingMethod.Preference"/> always
    /// <see cref="RecordFormat.Messages"/>.
    /// </value>
    public RecordFormat? Format { get; init; }

    /// <summary>Where findings go, in order; records of error severity are passed over whether someone listens or not.</summary>
    /// <value>Default null: findings are only counted. What the sink answers is not looked at: stop by stopping to read.</value>
    public IFindingSink? Findings { get; init; }

    /// <summary>Size of the buffer, which grows to the longest line. There is no need to change it.</summary>
    /// <value>Bytes, 64 to 1,073,741,824; default 262,144.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int BlockBytes
    {
        get => blockBytes;
        init => blockBytes = value is >= 64 and <= 1 << 30
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BlockBytes), value, "The size must be 64 to 1,073,741,824 bytes.");
    }
}
