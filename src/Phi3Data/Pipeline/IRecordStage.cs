using System;

namespace Phi3Data;

/// <summary>
/// A step that looks at each valid record and keeps, drops or replaces it. Stages are asked one after the other, each record
/// in the order of the input, by one thread at a time: what a stage remembers makes the same difference in every run.
/// </summary>
public interface IRecordStage
{
    /// <summary>The name under which the report counts what the stage did.</summary>
    string Name { get; }

    /// <summary>Decides on one record.</summary>
    /// <param name="record">The record; its spans are valid during the call only.</param>
    /// <returns>
    /// <see cref="StageResult.Keep"/> hands the record on. <see cref="StageResult.Drop"/> rejects it with a reason; no later
    /// stage sees it. <see cref="StageResult.Replace"/> hands on other bytes, which are checked as if they had been read.
    /// An exception ends the run, and nothing is written.
    /// </returns>
    StageResult Process(in RecordContext record);
}
