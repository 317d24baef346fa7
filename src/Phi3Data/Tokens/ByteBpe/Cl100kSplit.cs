using System;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Phi3Data.Tokens;

/// <summary>
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>
/// </summary>
readonly struct Cl100kSplit : ITextSplit
{
    public static bool JoinsContractions => false;

    public static bool SplitsAtCapitals => false;

    public static bool JoinsSlashes => false;

    public static int End(ReadOnlySpan<byte> text, int start)
    {
        int first = TextClass.At(text, start, out int length);
        int second = start + length;
        if (TextClass.IsLetter(first)) return LettersEnd(text, second);
        if (first == TextClass.Number) return TextSplits.NumberEnd(text, second);
        if (first == TextClass.NewLine) return TextSplits.SpaceEnd(text, start);
        int contraction = TextSplits.Contraction(text, start);
        if (contraction > 0) return start + contraction;
        int next = TextClass.At(text, second, out length);
        if (TextClass.IsLetter(next)) return LettersEnd(text, second + length);
        if (first is TextClass.Other or TextClass.Combining) return SymbolsEnd(text, second);
        return text[start] == ' ' && next is TextClass.Other or TextClass.Combining
            ? SymbolsEnd(text, second)
            : TextSplits.SpaceEnd(text, start);
    }

    private static int LettersEnd(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length - at >= Vector128<byte>.Count)
        {
            TextSplits.AsciiLetters(text, at, out uint capitals, out uint small);
            at += BitOperations.TrailingZeroCount(~(capitals | small));
            if (at < text.Length && text[at] < 0x80 && !char.IsAsciiLetter((char)text[at])) return at;
        }
        while (TextClass.IsLetter(TextClass.At(text, at, out int length))) at += length;
        return at;
    }

    private static int SymbolsEnd(ReadOnlySpan<byte> text, int at)
    {
        at = TextSplits.SymbolsEnd(text, at);
        while (at < text.Length && text[at] is (byte)'\r' or (byte)'\n') at++;
        return at;
    }
}
