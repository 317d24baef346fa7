namespace Phi3Data.Rules;

/// <summary>PHI2023: a record has at most <see cref="Limit.MaxImages"/> images, where it may have any.</summary>
static class ImagesMustNotBeTooMany
{
    /// <summary>
    /// Reports the first image above the limit, at its type. Where no image is taken at all, PHI2022 speaks of each.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        long limit = context.Options.GetLimit(Limit.MaxImages);
        if (limit == 0) return;
        long images = 0;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind != JsonKind.Array) continue;
            System.ReadOnlySpan<byte> array = message.Content.Raw(view.Line);
            var parts = new ContentParts(array, context.Scratch.Scanner);
            while (parts.MoveNext())
            {
                JsonSlot type = parts.Type;
                if (type.Kind != JsonKind.String || !ContentPartsMustBeText.IsImage(type.Raw(array))) continue;
                if (++images <= limit) continue;
                type.Start += message.Content.Start;
                context.Report(RuleId.ImagesMustNotBeTooMany, type, images, limit);
                return;
            }
        }
    }
}
