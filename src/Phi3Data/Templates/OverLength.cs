using System;
using System.Buffers;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>What becomes of a record with more tokens than training sees.</summary>
public enum OverLength : byte
{
    /// <summary>It is kept, with its finding.</summary>
    Keep,

    /// <summary>It is rejected, with the finding as its reason.</summary>
    Drop,

    /// <summary>
    /// Its oldest turns are taken out, those behind the system message first, until it fits; a message is never cut. A finding
    /// says how many messages went. Where not even the last turn fits, the record is rejected.
    /// </summary>
    Truncate,
}

/// <summary>Drops or shortens records that are longer than what training sees.</summary>
sealed class OverLengthStage : IRecordStage
{
    private readonly bool truncates;
    private readonly int window;
    private readonly ConversationTokenCounter counter;
    private readonly ArrayBufferWriter<byte> line = new();

    /// <summary>Makes a stage.</summary>
    /// <param name="truncates">Whether records are shortened where that helps.</param>
    /// <param name="window">Most tokens of a record.</param>
    /// <param name="counting">What the run counts with.</param>
    public OverLengthStage(bool truncates, int window, TokenCounting counting)
    {
        this.truncates = truncates;
        this.window = window;
        counter = counting.Create();
    }

    /// <inheritdoc/>
    public string Name => truncates ? "truncate" : "over-length";

    /// <inheritdoc/>
    public StageResult Process(in RecordContext record)
    {
        if (record.Tokens <= window) return StageResult.Keep;
        ConversationView view = record.GetConversation();
        ConversationTokens tokens = counter.Count(view);
        if (!truncates || !TryFindCut(view, tokens.Total, out int from, out int to))
            return Explain(StageResult.Drop(RuleId.RecordMustFitTrainingWindow), tokens.Total, WindowText.Dropped, 0, record.Line.Length);
        ReadOnlySpan<MessageSlot> messages = view.Slots.StoredSpan;
        int start = messages[from].Value.Start, end = messages[to].Value.Start;
        line.ResetWrittenCount();
        line.Write(record.Line[..start]);
        line.Write(record.Line[end..]);
        return Explain(
            StageResult.ReplaceBecause(line.WrittenMemory, RuleId.RecordMustFitTrainingWindow), tokens.Total, to - from, start, messages[from].Value.Length);
    }

    /// <summary>The messages to take out: from the first behind the system message to the first turn from which on the rest fits.</summary>
    private bool TryFindCut(in ConversationView view, int total, out int from, out int to)
    {
        MessageList messages = view.Messages;
        from = 0;
        while (from < messages.Count && messages[from].Role == Role.System) from++;
        for (to = from; to < messages.Count && total > window; to++) total -= counter.Messages[to].Total;
        while (to < messages.Count && !(messages[to].Role == Role.User && messages[to - 1].Role != Role.User)) to++;
        return total <= window && to > from && to < messages.Count;
    }

    private StageResult Explain(StageResult result, int tokens, int removed, int offset, int length) => result with
    {
        Offset = offset,
        Length = length,
        Found = tokens,
        Expected = WindowText.Pack(window, removed),
    };
}
