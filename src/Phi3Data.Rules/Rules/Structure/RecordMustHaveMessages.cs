using System;

namespace Phi3Data.Rules;

/// <summary>PHI2001: a record has <c>messages</c> (in a ShareGPT file, <c>conversations</c>).</summary>
static class RecordMustHaveMessages
{
    /// <summary>Reports a record without, and which other format it seems to be.</summary>
    /// <returns>Whether it has the key.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (slots.Messages.Kind != JsonKind.Missing) return true;
        context.Report(RuleId.RecordMustHaveMessages, slots.Root.Start, 1, (long)Recognise(view), (long)slots.Format);
        return false;
    }

    private static OtherFormat Recognise(in ConversationView view)
    {
        if (view.Format == RecordFormat.Messages && Has(view, "conversations"u8)) return OtherFormat.ShareGpt;
        if (view.Format == RecordFormat.ShareGpt && Has(view, "messages"u8)) return OtherFormat.Messages;
        if (Has(view, "message"u8) || Has(view, "Messages"u8) || Has(view, "mesages"u8)) return OtherFormat.Misspelt;
        if (Has(view, "preferred_output"u8) || Has(view, "chosen"u8)) return OtherFormat.Preference;
        if (Has(view, "instruction"u8) && Has(view, "output"u8)) return OtherFormat.Alpaca;
        if (Has(view, "prompt"u8) && Has(view, "completion"u8)) return OtherFormat.PromptCompletion;
        return Has(view, "text"u8) ? OtherFormat.Text : OtherFormat.None;
    }

    private static bool Has(in ConversationView view, ReadOnlySpan<byte> key)
    {
        foreach (UnknownKey unknown in view.Slots.UnknownKeys)
        {
            if (view.Line.Slice(unknown.Start + 1, unknown.Length - 2).SequenceEqual(key)) return true;
        }
        return false;
    }
}

/// <summary>The format that a record without the expected key seems to be in.</summary>
enum OtherFormat : byte
{
    /// <summary>None that is known.</summary>
    None,
    /// <summary>A key that is nearly <c>messages</c>.</summary>
    Misspelt,
    /// <summary><c>messages</c> in a ShareGPT file.</summary>
    Messages,
    /// <summary><c>conversations</c>.</summary>
    ShareGpt,
    /// <summary><c>instruction</c> and <c>output</c>.</summary>
    Alpaca,
    /// <summary><c>prompt</c> and <c>completion</c>.</summary>
    PromptCompletion,
    /// <summary>Preference pairs.</summary>
    Preference,
    /// <summary>Plain <c>text</c>.</summary>
    Text,
}
