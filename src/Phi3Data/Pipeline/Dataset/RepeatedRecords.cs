using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// Finds records and prompts that were there before. Remembers 43 to 85 bytes for each distinct record, and as much for each
/// distinct prompt; each of the two only where a rule asks.
/// </summary>
sealed class RepeatedRecords
{
    private readonly int trainingInputs;
    private readonly FirstPlaces? records, prompts;

    /// <summary>Makes an empty memory.</summary>
    /// <param name="rules">The rules that apply.</param>
    /// <param name="trainingInputs">How many inputs, from the first on, are training data.</param>
    /// <param name="hasValidation">Whether other inputs are validation data.</param>
    public RepeatedRecords(RuleOptions rules, int trainingInputs, bool hasValidation)
    {
        this.trainingInputs = trainingInputs;
        bool leakage = hasValidation && rules.GetSeverity(RuleId.ValidationMustNotRepeatTraining) != Severity.None;
        if (leakage || rules.GetSeverity(RuleId.RecordsMustBeUnique) != Severity.None) records = new FirstPlaces();
        if (leakage || rules.GetSeverity(RuleId.AnswersMustNotConflict) != Severity.None) prompts = new FirstPlaces();
    }

    /// <summary>Whether records are remembered.</summary>
    public bool WantsRecords => records is not null;

    /// <summary>Whether anything is remembered.</summary>
    public bool IsOn => records is not null || prompts is not null;

    /// <summary>Takes the next valid record.</summary>
    /// <param name="digest">Its hashes.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="length">Length of its line in bytes.</param>
    /// <param name="findings">Given one finding at most.</param>
    /// <returns>0-based input of the record that the finding names.</returns>
    public int Add(in RecordDigest digest, RecordLocation place, int length, FindingBuffer findings)
    {
        bool isValidation = place.Input >= trainingInputs;
        if (records is not null && !records.TryAdd(digest.Record, place, 0, out FirstPlace first))
        {
            if (isValidation && first.Location.Input < trainingInputs)
                ValidationMustNotRepeatTraining.Report(place.Line, length, first.Location.Line, isWhole: true, findings);
            else RecordsMustBeUnique.Report(place.Line, length, first.Location.Line, findings);
            return first.Location.Input;
        }
        uint answer = (uint)digest.Answer;
        if (prompts is null || digest.Prompt == 0 || prompts.TryAdd(digest.Prompt, place, answer, out first)) return 0;
        if (isValidation && first.Location.Input < trainingInputs)
            ValidationMustNotRepeatTraining.Report(place.Line, length, first.Location.Line, isWhole: false, findings);
        else if (first.Note != answer) AnswersMustNotConflict.Report(place.Line, length, first.Location.Line, findings);
        return first.Location.Input;
    }
}
