using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// Records that came through all stages but the last, which can decide only when all of them are known. They wait in a temporary
/// file, at 80 bytes of memory each. One thread at a time.
/// </summary>
sealed class WaitingRecords : IDisposable
{
    private readonly StageRunner stages;
    private readonly NearDeduplicator last;
    private readonly TextSpool spool;
    private readonly List<Waiting> records = [];
    private readonly Dictionary<int, DuplicateReference> dropped = [];
    private byte[] buffer = [];

    /// <summary>Makes the temporary file.</summary>
    public WaitingRecords(StageRunner stages, NearDeduplicator last)
    {
        this.stages = stages;
        this.last = last;
        spool = new TextSpool(last.Options.TempFolder);
    }

    /// <summary>Takes a record that is kept.</summary>
    /// <param name="file">The input that it is from.</param>
    /// <param name="line">Its bytes as they came through the stages.</param>
    /// <param name="place">Its place in the split.</param>
    public delegate void Keep(InputFile file, ReadOnlySpan<byte> line, SplitPlace place);

    /// <summary>Takes a record that is dropped.</summary>
    public delegate void Drop(InputFile file, in RecordContext input, DuplicateReference duplicate);

    /// <summary>Number of records that wait.</summary>
    public int Count => records.Count;

    /// <summary>Adds a record.</summary>
    /// <param name="input">The record as it was read.</param>
    /// <param name="line">Its bytes as they came through the stages.</param>
    /// <param name="file">The input that it is from.</param>
    /// <param name="place">Its place in the split.</param>
    public void Add(in RecordContext input, ReadOnlySpan<byte> line, InputFile file, SplitPlace place)
    {
        bool isReplaced = line != input.Line;
        records.Add(new Waiting
        {
            Location = input.Location,
            LineOffset = input.LineOffset,
            SpoolOffset = spool.Length,
            Place = place,
            Length = line.Length,
            InputLength = isReplaced ? input.Line.Length : 0,
            File = file,
            TextLength = last.Measure(new RecordContext(input.Location, input.LineOffset, line, default, file.Format, stages)),
        });
        spool.Add(line);
        if (isReplaced) spool.Add(input.Line);
    }

    /// <summary>Lets the last stage decide on each record, the one with the longest text first.</summary>
    public void Decide(FindingBuffer findings)
    {
        int[] order = [.. Enumerable.Range(0, records.Count)];
        Array.Sort(order, (a, b) => records[a].TextLength != records[b].TextLength
            ? records[b].TextLength.CompareTo(records[a].TextLength)
            : a.CompareTo(b));
        foreach (int i in order)
        {
            Waiting record = records[i];
            var context = new RecordContext(
                record.Location, record.LineOffset, Read(record.SpoolOffset, record.Length), default, record.File.Format, stages);
            if (stages.RunLast(context, record.File.Format, findings).Duplicate is DuplicateReference duplicate)
                dropped.Add(i, duplicate);
        }
    }

    /// <summary>Hands on all records in the order of the input.</summary>
    public void Deliver(Keep keep, Drop drop)
    {
        for (int i = 0; i < records.Count; i++)
        {
            Waiting record = records[i];
            ReadOnlySpan<byte> lines = Read(record.SpoolOffset, record.Length + record.InputLength);
            ReadOnlySpan<byte> line = lines[..record.Length];
            var input = new RecordContext(
                record.Location, record.LineOffset, record.InputLength > 0 ? lines[record.Length..] : line, default,
                record.File.Format, stages);
            if (dropped.TryGetValue(i, out DuplicateReference duplicate)) drop(record.File, input, duplicate);
            else keep(record.File, line, record.Place);
        }
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => spool.Dispose();

    private ReadOnlySpan<byte> Read(long offset, int length)
    {
        if (buffer.Length < length) buffer = new byte[Math.Max(length, buffer.Length * 2)];
        Span<byte> bytes = buffer.AsSpan(0, length);
        spool.Read(offset, bytes);
        return bytes;
    }

    private struct Waiting
    {
        public InputFile File;
        public RecordLocation Location;
        public long LineOffset, SpoolOffset;
        public SplitPlace Place;
        public int Length, InputLength, TextLength;
    }
}
