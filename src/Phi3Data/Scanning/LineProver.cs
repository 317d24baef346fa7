using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data.Scanning;

/// <summary>
/// The vector path: passes over the lines of a block that are certainly fine, and stops at the first one that it cannot prove.
/// It makes no finding; <see cref="RecordRules"/> judges that line. Serves one thread.
/// </summary>
abstract class LineProver
{
    /// <summary>Bytes that must be readable behind the last line of a block; the first of them must be an LF.</summary>
    public const int Padding = 2 * 64;

    /// <summary>Lines passed by the last call of <see cref="Prove"/>.</summary>
    public abstract int Lines { get; }

    /// <summary>Lines passed since the prover was made.</summary>
    public abstract long Passed { get; }

    /// <summary>Pieces between two contents that were walked byte by byte since then, since no template was the same.</summary>
    public abstract long Walks { get; }

    /// <summary>Makes the prover for some options.</summary>
    /// <param name="options">What the rules ask for.</param>
    /// <param name="width">One of those that this machine has.</param>
    /// <returns>The prover; null without vectors, and under options that leave nothing certain.</returns>
    public static LineProver? Create(RuleOptions options, VectorWidth width)
    {
        if (width == VectorWidth.None || FineRecord.Compile(options) is not FineRecord fine) return null;
        return width switch
        {
            VectorWidth.V512 => new LineProver<Block512>(fine),
            VectorWidth.V256 => new LineProver<Block256>(fine),
            _ => new LineProver<Block128>(fine),
        };
    }

    /// <summary>Passes over lines, each a record in messages format without a finding of any severity.</summary>
    /// <param name="buffer">Holds the lines and, behind them, <see cref="Padding"/> bytes.</param>
    /// <param name="start">0-based index of the first byte of a line.</param>
    /// <param name="end">Index behind the last line, above <paramref name="start"/>.</param>
    /// <param name="taker">Who takes the lines that are passed; null when nobody wants them.</param>
    /// <returns>Index of the first line that is not certainly fine; <paramref name="end"/> when there is none.</returns>
    public abstract int Prove(byte[] buffer, int start, int end, IFineRecordTaker? taker);

    /// <summary>Remembers what a line without findings has proved: its list of tools.</summary>
    /// <param name="view">A record in which no rule found anything.</param>
    public abstract void Learn(in ConversationView view);
}

/// <summary>The prover of one width.</summary>
sealed class LineProver<T> : LineProver
    where T : struct, IByteBlock<T>
{
    private readonly RecordWalker<T> walker;
    private readonly JsonScratch scratch = new();
    private readonly int maxContentBytes;

    /// <summary>Makes a prover.</summary>
    public LineProver(FineRecord fine)
    {
        walker = new RecordWalker<T>(fine);
        maxContentBytes = fine.MaxContentBytes;
    }

    /// <inheritdoc/>
    public override int Lines => walker.Lines;

    /// <inheritdoc/>
    public override long Passed => walker.Passed;

    /// <inheritdoc/>
    public override long Walks => walker.Walks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Prove(byte[] buffer, int start, int end, IFineRecordTaker? taker)
    {
        ref byte origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        ref Template templates = ref walker.Templates.Templates;
        ref byte bytes = ref walker.Templates.Bytes;
        walker.Start(start, taker);
        int state = RecordWalker<T>.AtLineStart;
        nint at = start;
        while (true)
        {
            int slot = state * TemplateTable.Stride;
            ref Template template = ref Unsafe.Add(ref templates, slot);
            ref byte piece = ref Unsafe.Add(ref bytes, slot * TemplateTable.MaxLength);
            ref byte here = ref Unsafe.Add(ref origin, at);
            while (true)
            {
                if ((T.Same(ref here, ref piece) & template.First) == template.First
                    && (template.Second == 0 || IsSecondSame(ref here, ref piece, template.Second))) break;
                template = ref Unsafe.Add(ref template, 1);
                piece = ref Unsafe.Add(ref piece, TemplateTable.MaxLength);
            }
            // The empty piece behind the others is the same as anything.
            if (template.Length > 0 && at + template.Length < end && Pass(ref origin, template, state, at, taker is not null))
            {
                at += template.Length;
                state = template.State;
            }
            else
            {
                nint walked = at; // a copy, since its address is taken
                state = walker.Walk(ref origin, ref walked, end, state);
                if (state < 0) break;
                at = walked;
            }
            nint close = StringScan<T>.Find(ref origin, at, ref walker.Contacts);
            if (close < 0 || close - at > maxContentBytes) break;
            if (!ContentStart.IsCertain(Unsafe.Add(ref origin, at)) && !ContentStart.IsFine(ref origin, at, close)) break;
            if (taker is not null) walker.AddContent(ref origin, at, close);
            at = close;
        }
        return (int)Math.Min(walker.LineStart, end);
    }

    /// <inheritdoc/>
    public override void Learn(in ConversationView view) => walker.Tools.Learn(view.Line, view.Slots.Tools, scratch);

    /// <summary>Passes over a piece that was proved before in the same state.</summary>
    /// <returns>False when it must be walked all the same: it makes the line too long, or says more than is noted of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Pass(ref byte origin, in Template template, int state, nint at, bool isSeen) => isSeen
        ? !template.HasExtras && walker.PassPiece(ref origin, state, template, at)
        : template.LineStart == 0 || walker.EndLine(ref origin, at + template.LineStart);

    private static bool IsSecondSame(ref byte here, ref byte bytes, ulong mask)
    {
        const int Size = IByteBlock<T>.Size;
        return (T.Same(ref Unsafe.Add(ref here, Size), ref Unsafe.Add(ref bytes, Size)) & mask) == mask;
    }
}

/// <summary>What the first byte of a content says: that it is not empty, not white space and no stringified null.</summary>
static class ContentStart
{
    /// <summary>
    /// Whether the first byte alone says so. Not of white space, of a quote (the content is empty) or a backslash; not of N, n
    /// and u, with which <c>None</c>, <c>NaN</c>, <c>null</c> and <c>undefined</c> start; not of C2, E1, E2 and E3, with which the
    /// white space of Unicode starts beyond ASCII.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain(byte first)
    {
        const ulong Below64 = ~0UL << '!' & ~(1UL << '"');
        const ulong Below128 = ~(1UL << ('\\' - 64) | 1UL << ('N' - 64) | 1UL << ('n' - 64) | 1UL << ('u' - 64));
        ulong bits = first < 64 ? Below64 : first < 128 ? Below128 : first < 0xE4 ? 0 : ~0UL;
        return (bits >> (first & 63) & 1) != 0;
    }

    /// <summary>Whether the content of any other first byte is fine all the same.</summary>
    public static bool IsFine(ref byte origin, nint start, nint end)
    {
        ReadOnlySpan<byte> content = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, start), (int)(end - start));
        return !JsonString.IsBlank(content) && !ContentMustNotBeStringifiedNull.IsNull(content, escaped: true);
    }
}
