using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI3009: the contents of a record hold at most <see cref="Limit.MaxPersonalData"/> different e-mail addresses and telephone
/// numbers. A service refuses a whole dataset when too many of its records do.
/// </summary>
static class ContentMustNotHoldPersonalData
{
    /// <summary>Reports a record with more, once, at the first one above the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        long limit = context.Options.GetLimit(Limit.MaxPersonalData);
        if (!MayHoldMore(view.Line, limit)) return;
        JsonScratch seen = context.Scratch.Strings;
        seen.Reset();
        seen.Open(0, isObject: true);
        var tally = new Tally { Limit = limit };
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind == JsonKind.String) Count(view.Line, message.Content, seen, ref tally);
            else if (message.Content.Kind == JsonKind.Array) CountParts(view.Line, message.Content, ref context, ref tally);
        }
        if (tally.Found > limit)
            context.Report(RuleId.ContentMustNotHoldPersonalData, tally.Start, tally.Length, tally.Found, limit);
    }

    /// <summary>
    /// Whether the line holds enough @ and + between such characters as addresses and numbers have there. Nearly all lines hold
    /// none, and one vectorised search over the line says so.
    /// </summary>
    public static bool MayHoldMore(ReadOnlySpan<byte> line, long limit)
    {
        for (int i = 1; i < line.Length - 1; i++)
        {
            int next = line.Slice(i, line.Length - 1 - i).IndexOfAny((byte)'@', (byte)'+');
            if (next < 0) return false;
            i += next;
            bool may = line[i] == (byte)'@'
                ? ContactText.IsLocal(line[i - 1]) && ContactText.IsWord(line[i + 1])
                : (uint)(line[i + 1] - '1') < 9 && !ContactText.IsWord(line[i - 1]);
            if (may && limit-- == 0) return true;
        }
        return false;
    }

    private static void CountParts(ReadOnlySpan<byte> line, JsonSlot content, ref RuleContext context, ref Tally tally)
    {
        var parts = new ContentParts(content.Raw(line), context.Scratch.Scanner);
        while (parts.MoveNext())
        {
            JsonSlot text = parts.Text;
            if (!parts.IsText || text.Kind != JsonKind.String) continue;
            text.Start += content.Start;
            Count(line, text, context.Scratch.Strings, ref tally);
        }
    }

    private static void Count(ReadOnlySpan<byte> line, JsonSlot text, JsonScratch seen, ref Tally tally)
    {
        ReadOnlySpan<byte> raw = text.Raw(line);
        int taken = 0;
        for (int i = 0; i < raw.Length;)
        {
            int next = raw.Slice(i).IndexOfAny((byte)'@', (byte)'+');
            if (next < 0) return;
            int at = i + next;
            // What was counted already is no part of the next one.
            int start = raw[at] == (byte)'@' ? ContactText.StartOfAddress(raw, at, taken) : at;
            int end = raw[at] == (byte)'@' ? ContactText.EndOfAddress(raw, at) : ContactText.EndOfNumber(raw, at);
            i = Math.Max(end, at + 1);
            if (start < 0 || end < 0) continue;
            taken = end;
            int place = text.Start + 1 + start;
            if (!seen.AddKey(line, 0, place, end - start, escaped: false)) continue;
            if (tally.Found++ != tally.Limit) continue;
            tally.Start = place;
            tally.Length = end - start;
        }
    }

    /// <summary>How many there are, and where the first one above the limit stands.</summary>
    private struct Tally
    {
        public long Limit, Found;
        public int Start, Length;
    }
}
