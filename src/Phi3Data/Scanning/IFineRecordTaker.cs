namespace Phi3Data.Scanning;

/// <summary>Takes the lines that the vector path passes over, where somebody wants to see valid records one by one.</summary>
interface IFineRecordTaker
{
    /// <summary>Takes the next line.</summary>
    /// <param name="line">Lines passed before in the same call of <see cref="LineProver.Prove"/>.</param>
    /// <param name="start">0-based index of its first byte in the buffer.</param>
    /// <param name="length">Bytes without LF.</param>
    /// <param name="slots">
    /// Where the parts of the conversation lie, for hashing it: of a message its role, content, weight, name and calls; of the
    /// record its tools. Valid until this returns.
    /// </param>
    void TakeFine(int line, int start, int length, RecordSlots slots);
}
