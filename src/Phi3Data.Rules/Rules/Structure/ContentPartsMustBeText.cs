using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2022: no content part is an image, sound, video or a file. A type that no service documents is let pass; so are images
/// where <see cref="Limit.MaxImages"/> takes some.
/// </summary>
static class ContentPartsMustBeText
{
    /// <summary>The longest type of the list in <see cref="IsMedium(ReadOnlySpan{byte})"/>.</summary>
    private const int LongestType = 11;

    /// <summary>Reports each such part, at its type.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind == JsonKind.Array) CheckParts(view, message.Content, ref context);
        }
    }

    private static void CheckParts(in ConversationView view, JsonSlot content, ref RuleContext context)
    {
        ReadOnlySpan<byte> array = content.Raw(view.Line);
        bool imagesPass = context.Options.GetLimit(Limit.MaxImages) > 0;
        var parts = new ContentParts(array, context.Scratch.Scanner);
        while (parts.MoveNext())
        {
            JsonSlot type = parts.Type;
            if (type.Kind != JsonKind.String || !IsMedium(type.Raw(array), type.Escaped)) continue;
            if (imagesPass && IsImage(type.Raw(array))) continue;
            type.Start += content.Start;
            context.Report(RuleId.ContentPartsMustBeText, type);
        }
    }

    /// <summary>Whether a part's type, written without escapes, is that of an image.</summary>
    public static bool IsImage(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("image_url"u8) || type.SequenceEqual("image"u8) || type.SequenceEqual("input_image"u8);

    private static bool IsMedium(ReadOnlySpan<byte> raw, bool escaped)
    {
        if (!escaped) return IsMedium(raw);
        Span<byte> decoded = stackalloc byte[LongestType * 6]; // an escape takes at most six bytes a character
        return raw.Length <= decoded.Length && IsMedium(decoded.Slice(0, JsonString.Unescape(raw, decoded)));
    }

    /// <summary>The types of OpenAI's chat and responses interfaces, and those that trainers use beside them.</summary>
    private static bool IsMedium(ReadOnlySpan<byte> type) =>
        IsImage(type)
        || type.SequenceEqual("input_audio"u8) || type.SequenceEqual("audio"u8) || type.SequenceEqual("audio_url"u8)
        || type.SequenceEqual("video"u8) || type.SequenceEqual("video_url"u8)
        || type.SequenceEqual("file"u8) || type.SequenceEqual("input_file"u8);
}
