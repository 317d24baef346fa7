using System;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Counts training or validation records by their kind, and keeps the first line of each.</summary>
sealed class RecordKinds
{
    private readonly Kind[] kinds = new Kind[Enum.GetValues<OtherFormat>().Length];

    /// <summary>The kind of most records, the earlier one of equals; none when no kind could be told.</summary>
    public OtherFormat Main { get; private set; }

    /// <summary>Counts a record.</summary>
    /// <param name="kind">Its kind; none and misspelt tell nothing.</param>
    /// <param name="line">Its 1-based line.</param>
    /// <param name="source">That line.</param>
    public void Add(OtherFormat kind, long line, in FindingSource source)
    {
        if (kind is OtherFormat.None or OtherFormat.Misspelt) return;
        ref Kind known = ref kinds[(int)kind];
        if (known.Line == 0)
        {
            known.Line = line;
            known.File = source.File;
            known.Offset = source.LineOffset;
            known.Bytes = source.Line.ToArray();
        }
        known.Records++;
        if (Main == OtherFormat.None || known.Records > kinds[(int)Main].Records) Main = kind;
    }

    /// <summary>Reports the first record of each kind that is not <see cref="Main"/>, in the order of the kinds.</summary>
    public void Report(FindingReporter reporter)
    {
        foreach (OtherFormat kind in Enum.GetValues<OtherFormat>())
        {
            ref readonly Kind first = ref kinds[(int)kind];
            if (first.Records == 0 || kind == Main) continue;
            reporter.General.Clear();
            RecordsMustBeOfOneKind.Report(
                first.Line, first.Bytes!.Length, new KindCount(kind, first.Records),
                new KindCount(Main, kinds[(int)Main].Records), reporter.General);
            reporter.ReportGeneral(new FindingSource(first.File!, first.Bytes, first.Offset));
        }
    }

    private struct Kind
    {
        public long Records, Line, Offset;
        public string? File;
        public byte[]? Bytes;
    }
}
