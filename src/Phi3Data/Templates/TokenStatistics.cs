using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>What a dataset costs in tokens: exact sums and lengths of all records. Serves one thread at a time.</summary>
public sealed class TokenStatistics : IRecordTokenSink
{
    private readonly List<RecordTokens> longest = [];
    private readonly int longestCount;

    /// <summary>Starts with nothing counted.</summary>
    /// <param name="longestCount">How many of the longest records are remembered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TokenStatistics(int longestCount = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(longestCount);
        this.longestCount = longestCount;
    }

    /// <summary>Records counted.</summary>
    public long Records { get; private set; }

    /// <summary>All tokens.</summary>
    public long Total => Lengths.Sum;

    /// <summary>Tokens that are trained.</summary>
    public long Trained { get; private set; }

    /// <summary>Tokens that are only read.</summary>
    public long Masked => Total - Trained;

    /// <summary>Tokens of the content of system and developer messages.</summary>
    public long System { get; private set; }

    /// <summary>Tokens of the content of user messages.</summary>
    public long User { get; private set; }

    /// <summary>Tokens of the content of assistant messages.</summary>
    public long Assistant { get; private set; }

    /// <summary>Tokens of the content of tool and function messages.</summary>
    public long Tool { get; private set; }

    /// <summary>Tokens that the template writes round the contents.</summary>
    public long Template { get; private set; }

    /// <summary>Records without a trained token.</summary>
    public long Untrained { get; private set; }

    /// <summary>Records with text that is no Unicode; see <see cref="ConversationTokens.HasInvalidText"/>.</summary>
    public long WithInvalidText { get; private set; }

    /// <summary>The tokens of each record.</summary>
    public Histogram Lengths { get; } = new();

    /// <summary>The tokens before the first trained one, of each record that has one; see <see cref="ConversationTokens.BeforeTrained"/>.</summary>
    public Histogram BeforeTrained { get; } = new();

    /// <summary>The longest records, the longest first; of equal ones those that came first.</summary>
    public IReadOnlyList<RecordTokens> Longest => longest;

    /// <inheritdoc/>
    public void Report(in RecordTokens record)
    {
        ConversationTokens tokens = record.Tokens;
        Records++;
        Lengths.Add(tokens.Total);
        Trained += tokens.Trained;
        System += tokens.System;
        User += tokens.User;
        Assistant += tokens.Assistant;
        Tool += tokens.Tool;
        Template += tokens.Template;
        if (tokens.BeforeTrained < 0) Untrained++;
        else BeforeTrained.Add(tokens.BeforeTrained);
        if (tokens.HasInvalidText) WithInvalidText++;
        Remember(record);
    }

    private void Remember(in RecordTokens record)
    {
        if (longest.Count == longestCount && (longestCount == 0 || longest[^1].Tokens.Total >= record.Tokens.Total)) return;
        if (longest.Count == longestCount) longest.RemoveAt(longest.Count - 1);
        int place = longest.Count;
        while (place > 0 && longest[place - 1].Tokens.Total < record.Tokens.Total) place--;
        longest.Insert(place, record);
    }
}
