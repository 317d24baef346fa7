using System;

namespace Phi3Data.Rules;

/// <summary>The format that a record seems to be in which has not the keys that it should have.</summary>
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
    /// <summary>The preference pairs of OpenAI and Azure: <c>preferred_output</c>.</summary>
    Preference,
    /// <summary>The preference pairs of trainers: <c>chosen</c> and <c>rejected</c>.</summary>
    ChosenRejected,
    /// <summary>Plain <c>text</c>.</summary>
    Text,
    /// <summary><c>messages</c> in a dataset for preference training.</summary>
    Chat,
    /// <summary>A question and what a grader needs to judge the answer, in a dataset for supervised training.</summary>
    Reinforcement,
}

/// <summary>Recognises a record of another format by its keys.</summary>
static class OtherFormats
{
    /// <summary>What the record seems to be.</summary>
    public static OtherFormat Recognise(in ConversationView view)
    {
        bool shareGpt = view.Format == RecordFormat.ShareGpt;
        // Some trainers keep the conversation, too, under a key of its own: the pair says more.
        if (Has(view, "chosen"u8) && Has(view, "rejected"u8)) return OtherFormat.ChosenRejected;
        if (view.IsPreference && Has(view, "messages"u8)) return OtherFormat.Chat;
        if (Has(view, "preferred_output"u8)) return OtherFormat.Preference;
        if (!shareGpt && Has(view, "conversations"u8)) return OtherFormat.ShareGpt;
        if (shareGpt && Has(view, "messages"u8)) return OtherFormat.Messages;
        if (Has(view, "message"u8) || Has(view, "Messages"u8) || Has(view, "mesages"u8)) return OtherFormat.Misspelt;
        if (Has(view, "instruction"u8) && Has(view, "output"u8)) return OtherFormat.Alpaca;
        if (Has(view, "prompt"u8) && Has(view, "completion"u8)) return OtherFormat.PromptCompletion;
        return Has(view, "text"u8) ? OtherFormat.Text : OtherFormat.None;
    }

    /// <summary>What a record with messages, but without an answer, seems to be.</summary>
    public static OtherFormat RecogniseUnanswered(in ConversationView view)
    {
        if (Has(view, "chosen"u8) && Has(view, "rejected"u8)) return OtherFormat.ChosenRejected;
        ReadOnlySpan<MessageSlot> messages = view.Slots.StoredSpan;
        return messages[messages.Length - 1].Role == Role.User && HasOtherKeys(view) ? OtherFormat.Reinforcement : OtherFormat.None;
    }

    /// <summary>What a record for reinforcement seems to be that ends with an answer.</summary>
    public static OtherFormat RecogniseAnswered(in ConversationView view) =>
        HasOtherKeys(view) ? OtherFormat.None : OtherFormat.Chat;

    /// <summary>What is said of it, behind what is missing.</summary>
    public static string Hint(OtherFormat format) => format switch
    {
        OtherFormat.Misspelt => "; a key close to it is there, check its spelling",
        OtherFormat.Messages => "; it is in messages format, the file's first record is not",
        OtherFormat.ShareGpt => "; it looks like ShareGPT (conversations)",
        OtherFormat.Alpaca => "; it looks like Alpaca (instruction, output)",
        OtherFormat.PromptCompletion => "; it looks like the old prompt and completion format",
        OtherFormat.Preference =>
            "; it looks like a preference record (input, preferred_output, non_preferred_output), which is for preference training (dpo)",
        OtherFormat.ChosenRejected => "; it looks like a preference record as trainers write it (chosen, rejected)",
        OtherFormat.Text => "; it looks like plain text training",
        OtherFormat.Chat => "; it looks like a chat record (messages), which is for supervised training (sft)",
        OtherFormat.Reinforcement =>
            "; by its other keys it may be a record for reinforcement (rft), whose answers a grader judges",
        _ => "",
    };

    /// <summary>Whether there are keys beside the messages that no service knows: notes, or fields for a grader.</summary>
    private static bool HasOtherKeys(in ConversationView view)
    {
        foreach (UnknownKey unknown in view.Slots.UnknownKeys)
            if (unknown.Message == UnknownKey.OfRecord) return true;
        return false;
    }

    private static bool Has(in ConversationView view, ReadOnlySpan<byte> key)
    {
        foreach (UnknownKey unknown in view.Slots.UnknownKeys)
        {
            if (unknown.Message == UnknownKey.OfRecord
                && view.Line.Slice(unknown.Start + 1, unknown.Length - 2).SequenceEqual(key)) return true;
        }
        return false;
    }
}
