using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Phi3Data.Text;

/// <summary>What <see cref="UnicodeData"/> knows of a code point.</summary>
[Flags]
enum CodePointTraits : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,
    /// <summary>It combines with what stands before it, or has a combining class: a text that holds it needs the whole algorithm.</summary>
    Combines = 1,
    /// <summary>NFC replaces it.</summary>
    ChangesInNfc = 2,
    /// <summary>NFKC replaces it.</summary>
    ChangesInNfkc = 4,
    /// <summary>Case folding replaces it.</summary>
    Folds = 8,
    /// <summary>It belongs to a word: a letter or a number.</summary>
    Word = 16,
    /// <summary>It is a word by itself: a Han, Hiragana or Katakana character.</summary>
    Ideograph = 32,
}

/// <summary>Asks <see cref="CodePointTraits"/>.</summary>
static class CodePointTraitsExtensions
{
    /// <summary>Whether a trait is among some. Unlike <see cref="Enum.HasFlag"/> it never allocates, not even in code that is not optimised yet.</summary>
    public static bool Has(this CodePointTraits traits, CodePointTraits trait) => (traits & trait) != 0;
}

/// <summary>Normalization and case folding of Unicode 14.0, the same on every machine and under every setting of the runtime.</summary>
/// <remarks>
/// The runtime's own <c>string.Normalize</c> leaves text as it is where globalization is invariant, as in the tool, and follows
/// the system's tables elsewhere. Normalization of assigned characters never changes (Unicode stability policy), so that an older
/// table is right for all text that it knows. Loading takes a few milliseconds, once, with the first text that is not ASCII.
/// </remarks>
sealed class UnicodeData
{
    private const int HangulBase = 0xAC00, HangulCount = 11172, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28;

    private readonly Dictionary<int, int[]> canonical = new(2100);
    private readonly Dictionary<int, int[]> compatible = new(3800);
    private readonly Dictionary<int, int[]> folded = new(1600);
    private readonly Dictionary<long, int> composed = new(1000);
    private readonly Dictionary<int, byte> classes = new(1000);
    private readonly HashSet<int> excluded = new(1200);
    private readonly HashSet<int> seconds = new(100);
    private readonly CodePointTraits[]?[] pages = new CodePointTraits[]?[0x110000 >> 8];

    private UnicodeData(TextReader lines)
    {
        while (lines.ReadLine() is string line)
        {
            if (line[0] == '#') continue;
            string[] fields = line.Split(' ');
            int from = Hex(fields[0]);
            int[] to = Array.ConvertAll(fields[2..], Hex);
            switch (fields[1])
            {
                case "=":
                    canonical.Add(from, to);
                    composed.Add(Pair(to[0], to[1]), from);
                    seconds.Add(to[1]);
                    break;
                case ">":
                    canonical.Add(from, to);
                    excluded.Add(from);
                    break;
                case "~":
                    compatible.Add(from, to);
                    break;
                case "c":
                    folded.Add(from, to);
                    break;
                default:
                    for (int i = from; i <= to[0]; i++) classes.Add(i, (byte)to[1]);
                    break;
            }
        }
    }

    /// <summary>The tables.</summary>
    public static UnicodeData Tables => LazyInitializer.EnsureInitialized(ref field, Load);

    /// <summary>What is known of a code point, 0 to 0x10FFFF.</summary>
    public CodePointTraits GetTraits(int codePoint) =>
        (Volatile.Read(ref pages[codePoint >> 8]) ?? MakePage(codePoint >> 8))[codePoint & 0xFF];

    /// <summary>The NFKC of one code point that changes in it.</summary>
    public ReadOnlySpan<int> GetCompatible(int codePoint) =>
        compatible.TryGetValue(codePoint, out int[]? to) ? to : canonical[codePoint];

    /// <summary>What a code point that folds folds to.</summary>
    public ReadOnlySpan<int> GetFolded(int codePoint) => folded[codePoint];

    /// <summary>Adds the full decomposition of a code point.</summary>
    public void Decompose(int codePoint, bool isCompatible, List<int> output)
    {
        if ((uint)(codePoint - HangulBase) < HangulCount)
        {
            int index = codePoint - HangulBase;
            output.Add(LeadBase + index / (VowelCount * TailCount));
            output.Add(VowelBase + index % (VowelCount * TailCount) / TailCount);
            if (index % TailCount != 0) output.Add(TailBase + index % TailCount);
        }
        else if ((isCompatible && compatible.TryGetValue(codePoint, out int[]? to)) || canonical.TryGetValue(codePoint, out to))
        {
            foreach (int part in to) Decompose(part, isCompatible, output);
        }
        else output.Add(codePoint);
    }

    /// <summary>The canonical combining class, 0 of most.</summary>
    public byte GetClass(int codePoint) => classes.GetValueOrDefault(codePoint);

    /// <summary>What two code points compose to, or -1.</summary>
    public int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
            return HangulBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TailCount;
        if ((uint)(first - HangulBase) < HangulCount && (first - HangulBase) % TailCount == 0
            && second > TailBase && second < TailBase + TailCount) return first + second - TailBase;
        return composed.TryGetValue(Pair(first, second), out int result) ? result : -1;
    }

    private static UnicodeData Load()
    {
        using Stream stream = typeof(UnicodeData).Assembly.GetManifestResourceStream("UnicodeData.txt")!; // embedded by the project
        using var reader = new StreamReader(stream);
        return new UnicodeData(reader);
    }

    private CodePointTraits[] MakePage(int number)
    {
        var page = new CodePointTraits[256];
        for (int i = 0; i < page.Length; i++) page[i] = Describe(number << 8 | i);
        Volatile.Write(ref pages[number], page);
        return page;
    }

    private CodePointTraits Describe(int codePoint)
    {
        CodePointTraits traits = CodePointTraits.None;
        bool isCompatible = compatible.TryGetValue(codePoint, out int[]? to);
        // The half-width voice marks, for instance, combine by what they are mapped to.
        if (Combines(codePoint) || (isCompatible && Combines(to![0]))) traits |= CodePointTraits.Combines;
        if (excluded.Contains(codePoint)) traits |= CodePointTraits.ChangesInNfc | CodePointTraits.ChangesInNfkc;
        if (isCompatible) traits |= CodePointTraits.ChangesInNfkc;
        if (folded.ContainsKey(codePoint)) traits |= CodePointTraits.Folds;
        if (IsIdeograph(codePoint)) return traits | CodePointTraits.Word | CodePointTraits.Ideograph;
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        if (category <= UnicodeCategory.OtherLetter
            || category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
            traits |= CodePointTraits.Word;
        return traits;
    }

    private bool Combines(int codePoint) => classes.ContainsKey(codePoint) || seconds.Contains(codePoint)
        || codePoint is (>= VowelBase and < VowelBase + VowelCount) or (> TailBase and < TailBase + TailCount);

    /// <summary>Kana blocks, CJK ideographs with their extensions, and the compatibility ideographs.</summary>
    private static bool IsIdeograph(int codePoint) => codePoint
        is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF
        or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    private static long Pair(int first, int second) => (long)first << 32 | (uint)second;

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
