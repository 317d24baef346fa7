using System;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Counts training or validation records by their kind, and keeps the first line of each.</summary>
sealed class RecordKinds
{
    private readonly Kind[] kinds = new Kind[Enum.GetValues<OtherFormat>().Length];

    /// <summary>The kind of most records, of equals the one that came first; none when no kind could be told.</summary>
    public OtherFormat Main
    {
        get
        {
            var main = OtherFormat.None;
            foreach (OtherFormat kind in Enum.GetValues<OtherFormat>())
            {
                ref readonly Kind one = ref kinds[(int)kind], most = ref kinds[(int)main];
                if (one.Records > most.Records || one.Records == most.Records && IsBefore(one.First, most.First)) main = kind;
            }
            return main;
        }
    }

    /// <summary>Counts records of the same kind.</summary>
    /// <param name="kind">Their kind; none and misspelt tell nothing.</param>
    /// <param name="records">How many.</param>
    /// <param name="first">Where the first of them stands.</param>
    /// <param name="source">Its line.</param>
    public void Add(OtherFormat kind, long records, RecordLocation first, in FindingSource source)
    {
        if (kind is OtherFormat.None or OtherFormat.Misspelt) return;
        ref Kind known = ref kinds[(int)kind];
        if (known.Records == 0 || IsBefore(first, known.First))
        {
            known.First = first;
            known.File = source.File;
            known.Offset = source.LineOffset;
            known.Bytes = source.Line.ToArray();
        }
        known.Records += records;
    }

    /// <summary>The first chat record; null when there is none.</summary>
    public byte[]? FirstChat => kinds[(int)OtherFormat.Messages].Bytes;

    /// <summary>
    /// Takes back that records without an answer are for reinforcement, when the first of them has no key that a chat record
    /// does not have: then its keys are notes, such as a number, and the answer was lost.
    /// </summary>
    /// <param name="chat">The first chat record; null when there is none.</param>
    public void SettleReinforcement(byte[]? chat)
    {
        ref Kind suspect = ref kinds[(int)OtherFormat.Reinforcement];
        if (suspect.Records == 0 || chat is null) return;
        var fields = new GraderFields();
        fields.Read(chat);
        fields.Read(suspect.Bytes);
        if (fields.Others.IsEmpty) suspect = default;
    }

    /// <summary>Reports the first record of each kind that is not <see cref="Main"/>, in the order of the kinds.</summary>
    public void Report(FindingReporter reporter)
    {
        OtherFormat main = Main;
        foreach (OtherFormat kind in Enum.GetValues<OtherFormat>())
        {
            ref readonly Kind other = ref kinds[(int)kind];
            if (other.Records == 0 || kind == main) continue;
            reporter.General.Clear();
            RecordsMustBeOfOneKind.Report(
                other.First.Line, other.Bytes!.Length, new KindCount(kind, other.Records),
                new KindCount(main, kinds[(int)main].Records), reporter.General);
            reporter.ReportGeneral(new FindingSource(other.File!, other.Bytes, other.Offset));
        }
    }

    private static bool IsBefore(RecordLocation a, RecordLocation b) => (a.Input, a.Line).CompareTo((b.Input, b.Line)) < 0;

    private struct Kind
    {
        public long Records, Offset;
        public RecordLocation First;
        public string? File;
        public byte[]? Bytes;
    }
}
