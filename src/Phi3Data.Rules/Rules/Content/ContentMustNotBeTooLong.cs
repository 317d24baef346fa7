using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI3004: the text of a message is not longer than <see cref="RuleOptions.MaxContentCharacters"/>.</summary>
static class ContentMustNotBeTooLong
{
    /// <summary>Reports each longer one; of an array, the text parts count together.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        int limit = context.Options.MaxContentCharacters;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            // A character takes at least one byte, so that only a text with more bytes need be counted.
            if (message.Content.Length <= limit) continue;
            int characters = message.Content.Kind switch
            {
                JsonKind.String => Count(message.Content.Raw(view.Line)),
                JsonKind.Array => CountParts(message.Content.Raw(view.Line), context.Scratch.Scanner),
                _ => 0, // no text
            };
            if (characters > limit) context.Report(RuleId.ContentMustNotBeTooLong, message.Content, characters, limit);
        }
    }

    private static int CountParts(ReadOnlySpan<byte> array, JsonScratch scratch)
    {
        int characters = 0;
        var parts = new ContentParts(array, scratch);
        while (parts.MoveNext())
        {
            if (parts.IsText && parts.Text.Kind == JsonKind.String) characters += Count(parts.Text.Raw(array));
        }
        return characters;
    }

    /// <summary>Characters are Unicode code points, decoded.</summary>
    private static int Count(ReadOnlySpan<byte> raw)
    {
        int characters = 0;
        for (int i = 0; i < raw.Length; characters++) JsonString.ReadCodePoint(raw, ref i);
        return characters;
    }
}
