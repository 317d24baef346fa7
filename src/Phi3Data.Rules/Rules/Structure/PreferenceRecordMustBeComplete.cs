using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2201: a preference record is <c>{"input":{"messages":[…]},"preferred_output":[…],"non_preferred_output":[…]}</c>, each array
/// with at least one message.
/// </summary>
static class PreferenceRecordMustBeComplete
{
    /// <summary>
    /// Reports each part that is missing or of another type. A record without both outputs has one finding, which says what
    /// other format it seems to be.
    /// </summary>
    /// <returns>Whether it is whole.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (slots.Preferred.Kind == JsonKind.Missing && slots.NonPreferred.Kind == JsonKind.Missing)
        {
            Report(slots.Preferred, slots.Root, PreferenceFault.Outputs, ref context, (long)OtherFormats.Recognise(view));
            return false;
        }
        bool whole = true;
        if (slots.Input.Kind != JsonKind.Object) whole = Report(slots.Input, slots.Root, PreferenceFault.Input, ref context);
        else if (!IsFilled(slots.Messages)) whole = Report(slots.Messages, slots.Input, PreferenceFault.Messages, ref context);
        if (!IsFilled(slots.Preferred)) whole = Report(slots.Preferred, slots.Root, PreferenceFault.Preferred, ref context);
        if (!IsFilled(slots.NonPreferred))
            whole = Report(slots.NonPreferred, slots.Root, PreferenceFault.NonPreferred, ref context);
        return whole;
    }

    /// <summary>Puts a fault into words.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="found">The kind of value that was found; of missing outputs, the <see cref="OtherFormat"/>.</param>
    public static string Describe(PreferenceFault fault, long found) => fault switch
    {
        PreferenceFault.Outputs =>
            "the record has neither preferred_output nor non_preferred_output" + OtherFormats.Hint((OtherFormat)found),
        PreferenceFault.Input => $"input is {Name(found)}, expected an object {{\"messages\":[…]}}",
        PreferenceFault.Messages => $"messages in the input is {Name(found)}, expected an array of at least one message",
        PreferenceFault.Preferred => $"preferred_output is {Name(found)}, expected an array of at least one message",
        _ => $"non_preferred_output is {Name(found)}, expected an array of at least one message",
    };

    private static bool IsFilled(in JsonSlot array) => array.Kind == JsonKind.Array && !array.Empty;

    private static string Name(long kind) => (JsonKind)kind == JsonKind.Array ? "empty" : FindingMessage.KindName((JsonKind)kind);

    /// <summary>Reports at the value, or at the start of the object that lacks it.</summary>
    private static bool Report(
        in JsonSlot value, in JsonSlot holder, PreferenceFault fault, ref RuleContext context, long found = -1)
    {
        if (found < 0) found = (long)value.Kind;
        RuleId rule = RuleId.PreferenceRecordMustBeComplete;
        if (value.Kind == JsonKind.Missing) context.Report(rule, holder.Start, 1, found, (long)fault);
        else context.Report(rule, value, found, (long)fault);
        return false;
    }
}

/// <summary>Which part of a preference record is missing or of another type.</summary>
enum PreferenceFault : byte
{
    /// <summary>Both outputs are missing.</summary>
    Outputs,
    /// <summary>The input is no object.</summary>
    Input,
    /// <summary>The input's messages are no array with a message.</summary>
    Messages,
    /// <summary>The preferred output is no array with a message.</summary>
    Preferred,
    /// <summary>The non-preferred output is no array with a message.</summary>
    NonPreferred,
}
