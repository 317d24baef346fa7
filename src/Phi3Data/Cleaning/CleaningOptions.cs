using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>Which steps of cleaning run.</summary>
public sealed record CleaningOptions
{
    /// <summary>The steps that run unless something else is asked for.</summary>
    public static CleaningOptions Default { get; } =
        new() { Steps = [.. CleaningCatalog.All.Where(info => info.IsDefault).Select(info => info.Step)] };

    /// <summary>No step.</summary>
    public static CleaningOptions None { get; } = new() { Steps = [] };

    /// <summary>The steps that run; their order here makes no difference.</summary>
    /// <value>Default: those of <see cref="Default"/>.</value>
    public required IReadOnlyCollection<CleaningStep> Steps { get; init; }

    /// <summary>Longest line in bytes that is looked at; a longer one passes through as it is.</summary>
    /// <value>1,024 to 1 GiB. Default 16 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxLineBytes
    {
        get;
        init => field = value is >= 1024 and <= 1 << 30
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A line's limit must be 1,024 to 1,073,741,824 bytes.");
    } = 16 << 20;

    /// <summary>The same options with a step turned on or off.</summary>
    public CleaningOptions With(CleaningStep step, bool isOn) =>
        this with { Steps = isOn ? [.. Steps.Append(step).Distinct()] : [.. Steps.Where(s => s != step)] };
}
