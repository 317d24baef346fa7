namespace Phi3Data.Rules;

/// <summary>
/// PHI2013: a record has no keys beside those that services know, and neither has the input of a preference record. ShareGPT has
/// no closed list and is not checked; nor is reinforcement, where any other key is a field for the grader.
/// </summary>
static class RecordKeysMustBeKnown
{
    /// <summary>Reports each unknown key of the record itself, or of its input.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages || context.Options.Method == TrainingMethod.Reinforcement) return;
        foreach (ref readonly UnknownKey key in view.Slots.UnknownKeys)
        {
            if (key.Message >= 0) continue;
            KnownKeys known = !view.IsPreference ? KnownKeys.OfRecord
                : key.Message == UnknownKey.OfInput ? KnownKeys.OfInput : KnownKeys.OfPreference;
            context.Report(RuleId.RecordKeysMustBeKnown, key.Start, key.Length, 0, (long)known);
        }
    }
}

/// <summary>The keys that services know of an object.</summary>
enum KnownKeys : byte
{
    /// <summary>Those of a record.</summary>
    OfRecord,
    /// <summary>Those of a preference record.</summary>
    OfPreference,
    /// <summary>Those of its input.</summary>
    OfInput,
}
