using System;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Phi3Data.Tokens;

/// <summary>
/// <c>[^\r\n\p{L}\p{N}]?U*W+C?|[^\r\n\p{L}\p{N}]?U+W*C?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>
/// where U is <c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c>, W <c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c> and C a contraction.
/// </summary>
readonly struct O200kSplit : ITextSplit
{
    public static bool JoinsContractions => true;

    public static bool SplitsAtCapitals => true;

    public static bool JoinsSlashes => true;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        int first = TextClass.At(text, start, out int length);
        int second = start + length;
        if (TextClass.IsLetter(first)) return WordEnd(text, start);
        if (first == TextClass.Number) return TextSplits.NumberEnd(text, second);
        if (first == TextClass.NewLine) return TextSplits.SpaceEnd(text, start);
        if (first == TextClass.Combining)
        {
            // A mark before a word is its optional first character, unless the word has only capitals: then U*W+ without that
            // character is tried first, and takes the marks alone.
            int lower = LowerWordEnd(text, second, out _);
            return lower > 0 ? lower + TextSplits.Contraction(text, lower) : WordEnd(text, start);
        }
        int word = WordEnd(text, second);
        if (word > second) return word;
        int next = TextClass.At(text, second, out _);
        if (first == TextClass.Other) return SymbolsEnd(text, second);
        return text[start] == ' ' && next == TextClass.Other ? SymbolsEnd(text, second) : TextSplits.SpaceEnd(text, start);
    }

    /// <summary>The end of <c>U*W+C?|U+W*C?</c>; <paramref name="start"/> where it does not match.</summary>
    private static int WordEnd(ReadOnlySpan<byte> text, int start)
    {
        int end = LowerWordEnd(text, start, out int behindCapitals);
        if (end == 0) end = behindCapitals;
        return end == start ? start : end + TextSplits.Contraction(text, end);
    }

    /// <summary>The end of <c>U*W+</c>, 0 where it does not match; and the end of its <c>U*</c>.</summary>
    private static int LowerWordEnd(ReadOnlySpan<byte> text, int start, out int behindCapitals)
    {
        if (text.Length - start > Vector128<byte>.Count)
        {
            TextSplits.AsciiLetters(text, start, out uint capitals, out uint small);
            int capital = BitOperations.TrailingZeroCount(~capitals);
            int end = start + capital + BitOperations.TrailingZeroCount(~(small >> capital));
            behindCapitals = start + capital;
            if (end > behindCapitals && text[end] < 0x80 && !char.IsAsciiLetterLower((char)text[end])) return end;
        }
        int at = start, behindCaseless = 0, found, length;
        for (; (found = TextClass.At(text, at, out length)) is TextClass.Upper or TextClass.Caseless or TextClass.Combining; at += length)
        {
            if (found != TextClass.Upper) behindCaseless = at + length;
        }
        behindCapitals = at;
        // Without a small letter, U* gives back all behind the last character that is in W, too, and that one.
        if (found != TextClass.Lower) return behindCaseless;
        do at += length;
        while (TextClass.At(text, at, out length) is TextClass.Lower or TextClass.Caseless or TextClass.Combining);
        return at;
    }

    private static int SymbolsEnd(ReadOnlySpan<byte> text, int at)
    {
        at = TextSplits.SymbolsEnd(text, at);
        while (at < text.Length && text[at] is (byte)'\r' or (byte)'\n' or (byte)'/') at++;
        return at;
    }
}
