using System;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>What a check of the whole dataset has to know of a valid record; comparable within one run only.</summary>
record struct RecordDigest
{
    /// <summary>Hash of the JSON value: equal records have equal hashes. 0 where it was not asked for.</summary>
    public ulong Record;

    /// <summary>
    /// Hash of the tools and of all messages before the answer; of a record without an answer, as for reinforcement, and of a
    /// preference record's input: of all. 0 when there is no message.
    /// </summary>
    public ulong Prompt;

    /// <summary>
    /// Hash of the answer: the last message, when it is the assistant's. 0 when there is none. Preference records have pairs of
    /// answers, of which several may well belong to one prompt.
    /// </summary>
    public ulong Answer;

    /// <summary>Hash of the first system message; 0 when there is none.</summary>
    public ulong System;

    /// <summary>0-based offset of the record's line in its block, and its length without LF, in bytes.</summary>
    public int Start, Length;

    /// <summary>0-based number of the line in the block.</summary>
    public int Number;

    /// <summary>Whether the record has tools or calls.</summary>
    public bool HasTools;
}

/// <summary>
/// Computes the <see cref="RecordDigest"/> of valid records from where the parser found their parts, which mostly costs no
/// second scan of the line. All counts with 64 bits: two records that differ are taken for the same in one of 1.8 × 10^19
/// cases. Serves one thread; allocates nothing per record.
/// </summary>
sealed class RecordDigester
{
    private const ulong NullTag = 101, WeightTag = 102, NameTag = 103, IdTag = 104, CallsTag = 105, CallTag = 106, ToolsTag = 107,
        FunctionsTag = 108;

    private readonly Fingerprinter fingerprinter;
    private readonly JsonScratch scratch = new();
    private readonly bool withRecord, hasRepeatedKeys;
    private byte[] lastTools = [];
    private int lastToolsLength;
    private ulong lastToolsHash;

    /// <summary>Makes a digester.</summary>
    /// <param name="fingerprinter">For values that are more than a string.</param>
    /// <param name="withRecord">Whether <see cref="RecordDigest.Record"/> is wanted.</param>
    /// <param name="options">Whether records with repeated keys, of which the parser keeps one, are valid.</param>
    public RecordDigester(Fingerprinter fingerprinter, bool withRecord, RuleOptions options)
    {
        this.fingerprinter = fingerprinter;
        this.withRecord = withRecord;
        hasRepeatedKeys = options.GetSeverity(RuleId.KeysMustBeUnique) != Severity.Error;
    }

    /// <summary>Computes the digest of a record that the rules found valid.</summary>
    public RecordDigest Compute(in ConversationView view)
    {
        RecordSlots slots = view.Slots;
        ReadOnlySpan<MessageSlot> messages = slots.ConversationSpan;
        bool hasAnswer = !slots.IsPreference && messages.Length > 0 && messages[^1].Role == Role.Assistant;

        bool needsWalk = withRecord && !IsKept(slots);
        var digest = new RecordDigest { HasTools = !slots.Tools.IsNone || !slots.Functions.IsNone || slots.HasCalls };
        ulong said = 0, record = 0;
        AddTools(ref said, view.Line, slots.Tools, ToolsTag);
        AddTools(ref said, view.Line, slots.Functions, FunctionsTag);
        for (int i = 0; i < messages.Length; i++)
        {
            ref readonly MessageSlot message = ref messages[i];
            ulong hash = HashMessage(view.Line, message);
            if (hasAnswer && i == messages.Length - 1)
            {
                digest.Prompt = i == 0 ? 0 : said;
                digest.Answer = hash;
            }
            if (message.Role == Role.System && digest.System == 0) digest.System = hash;
            Add(ref said, hash);
            if (withRecord && !needsWalk) AddUnsaid(ref record, view.Line, message, (ulong)i);
        }
        if (!hasAnswer && messages.Length > 0) digest.Prompt = said;
        if (needsWalk) digest.Record = (ulong)fingerprinter.Compute(view).Record;
        else if (withRecord)
        {
            if (slots.Tools.IsNone) AddValue(ref record, view.Line, slots.Tools, ToolsTag);
            if (slots.Functions.IsNone) AddValue(ref record, view.Line, slots.Functions, FunctionsTag);
            digest.Record = said + record;
        }
        return digest;
    }

    /// <summary>
    /// Whether the slots hold all of the record. That depends on the JSON value alone, not on how it is written: of equal
    /// records either both are hashed from their slots or both by a walk.
    /// </summary>
    private bool IsKept(RecordSlots slots)
    {
        if (slots.IsPreference || slots.Format != RecordFormat.Messages || slots.UnknownKeyCount > 0 || slots.HasUnkeptKey || hasRepeatedKeys
            || slots.StoredMessages != slots.MessageCount) return false;
        foreach (ref readonly MessageSlot message in slots.StoredSpan)
        {
            if (message.Role == Role.Unknown) return false;
        }
        return true;
    }

    /// <summary>What a message says: its role, content and calls.</summary>
    private ulong HashMessage(ReadOnlySpan<byte> line, in MessageSlot message)
    {
        ulong hash = message.Content.Kind switch
        {
            JsonKind.String => HashText(line, message.Content, (long)message.Role),
            JsonKind.Missing or JsonKind.Null => (ulong)message.Role,
            _ => HashValue(line, message.Content) + (ulong)message.Role,
        };
        if (!message.HasCalls) return hash;
        if (!message.ToolCalls.IsNone) AddValue(ref hash, line, message.ToolCalls, CallsTag);
        if (!message.FunctionCall.IsNone) AddValue(ref hash, line, message.FunctionCall, CallTag);
        return hash;
    }

    /// <summary>What belongs to a message but is not said: an id, a name, a weight, and in which way there is nothing.</summary>
    private void AddUnsaid(ref ulong record, ReadOnlySpan<byte> line, in MessageSlot message, ulong index)
    {
        if (message.Content.Kind == JsonKind.Null) AddPlaced(ref record, NullTag, index);
        if (message.Weight.Kind != JsonKind.Missing) AddAt(ref record, line, message.Weight, WeightTag, index);
        if (message.Name.Kind != JsonKind.Missing) AddAt(ref record, line, message.Name, NameTag, index);
        if (message.ToolCallId.Kind != JsonKind.Missing) AddAt(ref record, line, message.ToolCallId, IdTag, index);
        if (message.ToolCalls.IsNone && message.ToolCalls.Kind != JsonKind.Missing)
            AddAt(ref record, line, message.ToolCalls, CallsTag, index);
        if (message.FunctionCall.IsNone && message.FunctionCall.Kind != JsonKind.Missing)
            AddAt(ref record, line, message.FunctionCall, CallTag, index);
    }

    private void AddAt(ref ulong chain, ReadOnlySpan<byte> line, in JsonSlot slot, ulong tag, ulong index)
    {
        AddPlaced(ref chain, tag, index);
        AddValue(ref chain, line, slot, tag);
    }

    private static void AddPlaced(ref ulong chain, ulong tag, ulong index) => Add(ref chain, tag << 32 | index);

    private void AddValue(ref ulong chain, ReadOnlySpan<byte> line, in JsonSlot slot, ulong tag)
    {
        if (slot.Kind == JsonKind.Missing) return;
        Add(ref chain, tag);
        Add(ref chain, slot.Kind == JsonKind.String ? HashText(line, slot, 0) : HashValue(line, slot));
    }

    /// <summary>Adds a list of tools, which mostly is the one of the record before, byte for byte.</summary>
    private void AddTools(ref ulong chain, ReadOnlySpan<byte> line, in JsonSlot tools, ulong tag)
    {
        if (tools.IsNone) return;
        ReadOnlySpan<byte> raw = tools.Raw(line);
        if (lastToolsLength == 0 || !raw.SequenceEqual(lastTools.AsSpan(0, lastToolsLength)))
        {
            if (raw.Length > lastTools.Length) lastTools = new byte[raw.Length * 2];
            raw.CopyTo(lastTools);
            lastToolsLength = raw.Length;
            lastToolsHash = HashValue(line, tools);
        }
        Add(ref chain, tag);
        Add(ref chain, lastToolsHash);
    }

    private ulong HashText(ReadOnlySpan<byte> line, in JsonSlot text, long seed) =>
        XxHash3.HashToUInt64(Canonical(text.Raw(line)), seed);

    private ulong HashValue(ReadOnlySpan<byte> line, in JsonSlot slot) =>
        (ulong)fingerprinter.HashValue(line.Slice(slot.Start, slot.Length));

    /// <summary>
    /// The same bytes for the same text, however it is escaped: only what must be escaped is, in the shortest way. Most strings
    /// are written so, and looking for the other two ways is faster than decoding all escapes.
    /// </summary>
    private ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> raw)
    {
        if (!MayHoldLongEscape(raw)) return raw;
        byte[] canonical = scratch.Text(raw.Length);
        return canonical.AsSpan(0, JsonString.Canonicalize(raw, canonical));
    }

    /// <summary>Whether a backslash stands before a <c>u</c> or a slash.</summary>
    private static bool MayHoldLongEscape(ReadOnlySpan<byte> raw)
    {
        ref byte first = ref MemoryMarshal.GetReference(raw);
        int at = 0;
        for (; at < raw.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            Vector256<byte> next = Vector256.LoadUnsafe(ref first, (nuint)at + 1);
            Vector256<byte> found = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.Create((byte)'\\'))
                & (Vector256.Equals(next, Vector256.Create((byte)'u')) | Vector256.Equals(next, Vector256.Create((byte)'/')));
            if (found != Vector256<byte>.Zero) return true;
        }
        for (ReadOnlySpan<byte> rest = raw[at..]; ; rest = rest[2..])
        {
            int backslash = rest.IndexOf((byte)'\\');
            if (backslash < 0 || backslash == rest.Length - 1) return false;
            rest = rest[backslash..];
            if (rest[1] is (byte)'u' or (byte)'/') return true;
        }
    }

    /// <summary>
    /// Adds a hash to a chain of them; the order counts. For each value of the one, every value of the other gives another chain.
    /// </summary>
    private static void Add(ref ulong chain, ulong hash) => chain = Mix(BitOperations.RotateLeft(chain, 29) ^ hash);

    /// <summary>The finalizer of MurmurHash3, which maps 64 bits one to one; 0 is moved first, since it would stay.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD;
        value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53;
        return value ^ value >> 33;
    }
}
