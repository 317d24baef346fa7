using System.Numerics;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// Finds records and prompts that were there before. Remembers 32 to 64 bytes for each distinct record: once by its prompt, or
/// by itself if its prompt was there already.
/// </summary>
sealed class RepeatedRecords
{
    // A note: the answer's hash in the high half, the record's in the low one.
    private const int AnswerShift = 32;

    private readonly int trainingInputs;
    private readonly bool records, prompts;
    private readonly FirstPlaces places = new();

    /// <summary>Makes an empty memory.</summary>
    /// <param name="rules">The rules that apply.</param>
    /// <param name="trainingInputs">How many inputs, from the first on, are training data.</param>
    /// <param name="hasValidation">Whether other inputs are validation data.</param>
    public RepeatedRecords(RuleOptions rules, int trainingInputs, bool hasValidation)
    {
        this.trainingInputs = trainingInputs;
        bool leakage = hasValidation && rules.GetSeverity(RuleId.ValidationMustNotRepeatTraining) != Severity.None;
        records = leakage || rules.GetSeverity(RuleId.RecordsMustBeUnique) != Severity.None;
        prompts = leakage || rules.GetSeverity(RuleId.AnswersMustNotConflict) != Severity.None;
    }

    /// <summary>Whether records are remembered.</summary>
    public bool WantsRecords => records;

    /// <summary>Whether anything is remembered.</summary>
    public bool IsOn => records || prompts;

    /// <summary>Records that are to be expected in all; see <see cref="FirstPlaces.Expected"/>.</summary>
    public long Expected
    {
        set => places.Expected = value;
    }

    /// <summary>Calls what is remembered of a record into the cache.</summary>
    public void Prefetch(in RecordDigest digest) => places.Prefetch(HasPrompt(digest) ? digest.Prompt : OwnKey(digest));

    /// <summary>Takes the next valid record.</summary>
    /// <param name="digest">Its hashes.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="findings">Given one finding at most.</param>
    /// <returns>0-based input of the record that the finding names.</returns>
    public int Add(in RecordDigest digest, RecordLocation place, FindingBuffer findings)
    {
        ulong note = digest.Answer << AnswerShift | (uint)digest.Record;
        if (!HasPrompt(digest))
            return IsNew(digest, note, place, out RecordLocation other) ? 0 : ReportRecord(digest, place, other, findings);
        if (places.TryAdd(digest.Prompt, note, place, out RecordLocation first, out ulong firstNote)) return 0;
        // Of the records of a prompt only the first is found by it; the others by themselves.
        if (records && firstNote == note) return ReportRecord(digest, place, first, findings);
        if (!IsNew(digest, note, place, out RecordLocation same)) return ReportRecord(digest, place, same, findings);

        if (IsLeak(place, first))
            ValidationMustNotRepeatTraining.Report(place.Line, digest.Length, first.Line, isWhole: false, findings);
        else if (firstNote >> AnswerShift != note >> AnswerShift)
            AnswersMustNotConflict.Report(place.Line, digest.Length, first.Line, findings);
        return first.Input;
    }

    private int ReportRecord(in RecordDigest digest, RecordLocation place, RecordLocation first, FindingBuffer findings)
    {
        if (IsLeak(place, first))
            ValidationMustNotRepeatTraining.Report(place.Line, digest.Length, first.Line, isWhole: true, findings);
        else RecordsMustBeUnique.Report(place.Line, digest.Length, first.Line, findings);
        return first.Input;
    }

    private bool HasPrompt(in RecordDigest digest) => prompts && digest.Prompt != 0;

    /// <summary>Whether no earlier record is the same, of those that are not the first of their prompt; true if nobody asks.</summary>
    private bool IsNew(in RecordDigest digest, ulong note, RecordLocation place, out RecordLocation first)
    {
        first = default;
        return !records || places.TryAdd(OwnKey(digest), note, place, out first, out ulong firstNote) || firstNote != note;
    }

    private static ulong OwnKey(in RecordDigest digest) => BitOperations.RotateLeft(digest.Prompt, 32) ^ digest.Record;

    private bool IsLeak(RecordLocation place, RecordLocation first) => place.Input >= trainingInputs && first.Input < trainingInputs;
}
