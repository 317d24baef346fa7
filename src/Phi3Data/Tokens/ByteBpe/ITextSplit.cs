using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phi3Data.Tokens;

/// <summary>A pattern that splits text before it is merged.</summary>
interface ITextSplit
{
    /// <summary>The end of the stretch that begins at <paramref name="start"/>, before the end of valid UTF-8.</summary>
    static abstract int End(ReadOnlySpan<byte> text, int start);

    /// <summary>Whether a contraction belongs to the word before it, or is a stretch of its own.</summary>
    static abstract bool JoinsContractions { get; }

    /// <summary>Whether a capital behind a small letter begins a stretch.</summary>
    static abstract bool SplitsAtCapitals { get; }

    /// <summary>Whether slashes, too, belong to the symbols before new lines.</summary>
    static abstract bool JoinsSlashes { get; }
}

/// <summary>What the patterns have in common.</summary>
static class TextSplits
{
    private const int MostDigits = 3;

    /// <summary>The bytes of <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c> at <paramref name="at"/>; 0 where it does not match.</summary>
    public static int Contraction(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '\'') return 0;
        // U+017F is an s to who ignores case.
        if (text[at + 1] == 0xC5) return at + 2 < text.Length && text[at + 2] == 0xBF ? 3 : 0;
        int first = text[at + 1] | 0x20, second = at + 2 < text.Length ? text[at + 2] | 0x20 : 0;
        if (!char.IsAsciiLetter((char)text[at + 1])) return 0;
        if (first is 's' or 't' or 'm' or 'd') return 2;
        bool isLong = (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') && char.IsAsciiLetter((char)text[at + 2]);
        return isLong ? 3 : 0;
    }

    /// <summary>The letters at <paramref name="at"/>, where 16 bytes can be read: bit by byte the capitals and the small ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AsciiLetters(ReadOnlySpan<byte> text, int at, out uint capitals, out uint small)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at);
        Vector128<byte> letters = Vector128.LessThan((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        uint all = letters.ExtractMostSignificantBits();
        uint lower = (bytes << 2).ExtractMostSignificantBits();
        capitals = all & ~lower;
        small = all & lower;
    }

    /// <summary>The end of <c>\p{N}{1,3}</c>, of which <paramref name="at"/> is the second.</summary>
    public static int NumberEnd(ReadOnlySpan<byte> text, int at)
    {
        for (int digits = 1; digits < MostDigits && TextClass.At(text, at, out int length) == TextClass.Number; digits++)
            at += length;
        return at;
    }

    /// <summary>The end of <c>[^\s\p{L}\p{N}]*</c>.</summary>
    public static int SymbolsEnd(ReadOnlySpan<byte> text, int at)
    {
        while (TextClass.At(text, at, out int length) is TextClass.Other or TextClass.Combining) at += length;
        return at;
    }

    /// <summary>The end of <c>\s*[\r\n]+|\s+(?!\S)|\s+</c>.</summary>
    public static int SpaceEnd(ReadOnlySpan<byte> text, int start)
    {
        int at = start, last = start, behindNewLine = 0;
        while (true)
        {
            int found = TextClass.At(text, at, out int length);
            if (found is not (TextClass.Space or TextClass.NewLine)) break;
            last = at;
            at += length;
            if (found == TextClass.NewLine) behindNewLine = at;
        }
        if (behindNewLine > 0) return behindNewLine;
        return at == text.Length || last == start ? at : last;
    }
}
