using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>What the catalogue says of a limit.</summary>
sealed partial class LimitInfo
{
    internal LimitInfo(Limit limit, long minimum, long maximum, long value, Source source, string description)
    {
        Limit = limit;
        Minimum = minimum;
        Maximum = maximum;
        DefaultValue = value;
        Source = source;
        Description = description;
    }

    /// <summary>The limit.</summary>
    public Limit Limit { get; }

    /// <summary>The name in configuration files, such as <c>maxLineBytes</c>.</summary>
    public string Name
    {
        get
        {
            string name = Limit.ToString();
            return char.ToLowerInvariant(name[0]) + name.Substring(1);
        }
    }

    /// <summary>Smallest value that may be set.</summary>
    public long Minimum { get; }

    /// <summary>Largest value that may be set.</summary>
    public long Maximum { get; }

    /// <summary>The value while no option says otherwise.</summary>
    public long DefaultValue { get; }

    /// <summary>Who asks for the default.</summary>
    public Source Source { get; }

    /// <summary>One sentence that says what is limited, with its unit.</summary>
    public string Description { get; }
}

/// <summary>Every limit with its range and its default. Options, flags and configuration files are made from here.</summary>
static partial class LimitCatalog
{
    private static readonly LimitInfo[] Limits =
    {
        // A conversation that fills the largest context window, 131,072 tokens, is about 1 MiB; images in base64 need the rest.
        new(Limit.MaxLineBytes, 1, 1 << 30, 16 << 20, Sources.Own, "Longest line that is checked, in bytes."),
        // The depth at which common JSON readers stop.
        new(Limit.MaxDepth, 1, Json.JsonScratch.DepthLimit, 64, Sources.Own, "Most arrays and objects inside each other."),
        // A message costs at least four template tokens, so more do not fit into the largest window of 131,072.
        new(Limit.MaxMessages, 1, 1 << 24, 32_768, Sources.Own, "Most messages of a record."),
        new(Limit.MaxContentCharacters, 1, 1 << 30, 1_048_576, Sources.AzureQuotas, "Longest text of a message, in characters."),
        new(Limit.MaxTools, 1, 1 << 20, 128, Sources.AzureQuotas, "Most tools of a record."),
        new(Limit.MaxImages, 0, 1 << 20, 0, Sources.AzureVision, "Most images of a record."),
        new(Limit.MaxOutputMessages, 1, 1 << 20, 1 << 20, Sources.AzureDpo, "Most messages of each output of a preference record."),
        new(Limit.MinRecords, 0, int.MaxValue, 10, Sources.AzureSdk, "Fewest valid records of the dataset; 0 for no check."),
        new(Limit.AdvisedRecords, 0, int.MaxValue, 50, Sources.AzureOverview, "Fewer valid records than this are few; 0 for no check."),
        new(Limit.MaxFileBytes, 1, long.MaxValue, 512L << 20, Sources.AzureSdk, "Largest file, in bytes."),
        new(Limit.MaxUploadBytes, 1, long.MaxValue, 150L << 20, Sources.Skill, "Largest file that is uploaded in one call, in bytes."),
        new(Limit.MaxDatasetBytes, 1, long.MaxValue, 1L << 30, Sources.AzureQuotas, "Largest sum of all files, in bytes."),
        new(Limit.MaxFiles, 1, int.MaxValue, 50, Sources.AzureQuotas, "Most files."),
        // No service names a number. A mail that is answered has two or three addresses; a list of people has more than four.
        new(Limit.MaxPersonalData, 0, int.MaxValue, 4, Sources.Own, "Most different e-mail addresses and telephone numbers of a record."),
        // The service says 256 kB: a source between 256,000 bytes and this is let pass.
        new(Limit.MaxGraderSourceBytes, 1, 1 << 24, 256 << 10, Sources.AzureRft, "Longest source of a python grader, in bytes."),
        new(Limit.MaxTokens, 0, 1 << 30, 0, Sources.AssetsChat, "Most tokens of a record that training sees; 0 for the model's own number."),
        new(Limit.MaxJobTokens, 1, long.MaxValue, 2_000_000_000, Sources.AzureQuotas, "Most tokens of a training job, all epochs together."),
        new(Limit.Epochs, 1, 10_000, 1, Sources.AzureQuotas, "How often training goes through the data."),
    };

    /// <summary>All limits, in the order of <see cref="Limit"/>.</summary>
    public static IReadOnlyList<LimitInfo> All { get; } = Array.AsReadOnly(Limits);

    /// <summary>Looks up a limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such limit.</exception>
    public static LimitInfo Get(Limit limit) => (int)limit < Limits.Length
        ? Limits[(int)limit]
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit.");

    /// <summary>Looks up a limit by its name, such as <c>maxLineBytes</c>; case does not count.</summary>
    /// <returns>The limit, or null.</returns>
    public static LimitInfo? Find(string name)
    {
        foreach (LimitInfo limit in Limits)
            if (string.Equals(limit.Name, name, StringComparison.OrdinalIgnoreCase)) return limit;
        return null;
    }
}
