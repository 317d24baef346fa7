namespace Phi3Data.Rules;

/// <summary>PHI2008: content is a string, or an array of parts that are objects with a string <c>type</c>.</summary>
static class ContentMustBeStringOrParts
{
    /// <summary>Reports content of another type, and each part that is not whole.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind is JsonKind.Object or JsonKind.Number or JsonKind.Boolean)
                Report(ref context, message.Content, PartFault.NotText, message.Content.Kind);
            else if (message.Content.Kind == JsonKind.Array) CheckParts(view, message.Content, ref context);
        }
    }

    private static void CheckParts(in ConversationView view, JsonSlot content, ref RuleContext context)
    {
        var parts = new ContentParts(content.Raw(view.Line), context.Scratch.Scanner);
        while (parts.MoveNext())
        {
            JsonSlot at = parts.Value;
            at.Start += content.Start;
            if (at.Kind != JsonKind.Object) Report(ref context, at, PartFault.NotObject, at.Kind);
            else if (parts.Type.Kind != JsonKind.String) Report(ref context, at, PartFault.NoType, parts.Type.Kind);
            else if (parts.IsText && parts.Text.Kind != JsonKind.String)
                Report(ref context, at, PartFault.NoText, parts.Text.Kind);
        }
    }

    private static void Report(ref RuleContext context, JsonSlot at, PartFault fault, JsonKind kind) =>
        context.Report(RuleId.ContentMustBeStringOrParts, at, (long)kind, (long)fault);
}

/// <summary>What is wrong with a content or with one of its parts.</summary>
enum PartFault : byte
{
    /// <summary>The content is neither string nor array.</summary>
    NotText,
    /// <summary>A part is no object.</summary>
    NotObject,
    /// <summary>A part's <c>type</c> is missing or no string.</summary>
    NoType,
    /// <summary>A text part's <c>text</c> is missing or no string.</summary>
    NoText,
}
