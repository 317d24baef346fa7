using System;

namespace Phi3Data;

/// <summary>A valid record on its way through the stages. Valid during the call that hands it over.</summary>
public readonly ref struct RecordContext
{
    private readonly StageRunner stages;
    private readonly RecordFormat format;

    internal RecordContext(
        RecordLocation location, long lineOffset, ReadOnlySpan<byte> line, RecordFingerprint fingerprint,
        RecordFormat format, StageRunner stages, int tokens = 0)
    {
        Location = location;
        LineOffset = lineOffset;
        Line = line;
        Fingerprint = fingerprint;
        this.format = format;
        Tokens = tokens;
        this.stages = stages;
    }

    /// <summary>Where the record stands in the input.</summary>
    public RecordLocation Location { get; }

    /// <summary>0-based byte offset of the line in its file, after decompression.</summary>
    public long LineOffset { get; }

    /// <summary>The record's bytes without LF: those of the input, or those of the stage that replaced them.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>What is equal in equal records.</summary>
    public RecordFingerprint Fingerprint { get; }

    /// <summary>The record's tokens where the run counts them, else 0.</summary>
    public int Tokens { get; }

    /// <summary>Reads the record as a conversation. Costs a second scan of the line, so ask only where it is needed.</summary>
    /// <returns>The conversation, valid during the call that this context was handed over with.</returns>
    public ConversationView GetConversation() => stages.Read(Line, format);
}

/// <summary>Where a record stands.</summary>
/// <param name="Input">0-based place of the file among the inputs.</param>
/// <param name="Line">1-based line in the file.</param>
public readonly record struct RecordLocation(int Input, long Line);
