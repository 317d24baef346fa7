using System;
using Phi3Data.Json;
using Phi3Data.Text;

namespace Phi3Data;

/// <summary>
/// Hashes what a conversation says, but for how it is written: normal form KC, case folded, a run of white space as one space and
/// none at the ends. Serves one thread; allocates nothing once its buffers have grown.
/// </summary>
sealed class TextFingerprinter
{
    private readonly TextFolder folder = new(wordsOnly: false);
    private readonly JsonScratch scratch = new();
    private byte[] text = new byte[1024];
    private byte[] decoded = new byte[1024];

    /// <summary>Hashes the roles, contents and calls of all messages in order.</summary>
    public UInt128 Compute(in ConversationView view)
    {
        UInt128 hash = 0;
        foreach (MessageView message in view.Messages)
        {
            MessageSlot slot = message.Slot;
            hash = HashMix.Pair(hash, (UInt128)(uint)slot.Role);
            if (slot.Content.Kind == JsonKind.String) Add(ref hash, slot.Content.Raw(view.Line), slot.Content.Escaped);
            else if (slot.Content.Kind == JsonKind.Array) AddParts(ref hash, slot.Content.Raw(view.Line));
            if (slot.HasToolCalls) AddCalls(ref hash, view.Line, slot.ToolCalls);
            if (slot.FunctionCall.Kind == JsonKind.Object) Add(ref hash, slot.FunctionCall.Raw(view.Line), escaped: false);
        }
        return hash;
    }

    private void AddParts(ref UInt128 hash, ReadOnlySpan<byte> array)
    {
        var parts = new ContentParts(array, scratch);
        while (parts.MoveNext())
        {
            // A part that is no text, an image for instance, counts as it is written.
            if (parts.Text.Kind == JsonKind.String) Add(ref hash, parts.Text.Raw(array), parts.Text.Escaped);
            else hash = HashMix.Pair(hash, HashMix.Text(parts.Value.Raw(array), 0));
        }
    }

    private void AddCalls(ref UInt128 hash, ReadOnlySpan<byte> line, JsonSlot calls)
    {
        var walker = new ToolWalker(line, calls, scratch);
        while (walker.MoveNext())
        {
            ToolSlot call = walker.Current;
            if (call.Name.Kind == JsonKind.String) Add(ref hash, call.Name.Raw(line), call.Name.Escaped);
            if (call.Arguments.Kind != JsonKind.Missing) Add(ref hash, call.Arguments.Raw(line), call.Arguments.Escaped);
        }
    }

    private void Add(ref UInt128 hash, ReadOnlySpan<byte> raw, bool escaped)
    {
        if (escaped)
        {
            if (decoded.Length < raw.Length) decoded = new byte[Math.Max(raw.Length, decoded.Length * 2)];
            raw = decoded.AsSpan(0, JsonString.Unescape(raw, decoded));
        }
        ReadOnlySpan<byte> folded = folder.Fold(raw);
        if (text.Length < folded.Length) text = new byte[Math.Max(folded.Length, text.Length * 2)];
        int length = 0;
        foreach (byte b in folded)
        {
            if (b is not ((byte)' ' or (>= 0x09 and <= 0x0D)))
                text[length++] = (uint)(b - 'A') < 26 ? (byte)(b | 0x20) : b;
            else if (length > 0 && text[length - 1] != ' ') text[length++] = (byte)' ';
        }
        if (length > 0 && text[length - 1] == ' ') length--;
        hash = HashMix.Pair(hash, HashMix.Text(text.AsSpan(0, length), 1));
    }
}
