using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>
/// Where stretches begin in a block of ASCII, all at once: the splitting patterns as arithmetic on bits, of which each stands for a
/// byte, and shifting one to the left moves it behind its byte.
/// </summary>
static class AsciiStarts
{
    /// <summary>Finds the bytes at which a stretch certainly begins, given that the first one does.</summary>
    /// <param name="masks">The bytes.</param>
    /// <param name="known">
    /// How many of them are to be looked at, at least 1, all ASCII; then how many were: up to a possible contraction, which is left to
    /// <see cref="ITextSplit.End"/>.
    /// </param>
    /// <param name="isWhole">Whether the last stretch would end with the last byte known, if the text did.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find<TSplit>(in AsciiMasks masks, ref int known, out bool isWhole)
        where TSplit : struct, ITextSplit
    {
        ulong valid = Below(known);
        ulong letters = (masks.Upper | masks.Lower) & valid;
        ulong white = masks.White & valid;
        ulong other = valid & ~(letters | masks.Digits | white);

        // A contraction needs a letter, or what is not known, behind the apostrophe.
        ulong quotes = masks.Quotes & valid & ((letters | ~valid) >> 1 | 1UL << 63)
            & (TSplit.JoinsContractions ? letters << 1 : ~((other | masks.Spaces) << 1));
        isWhole = quotes == 0;
        if (!isWhole)
        {
            known = BitOperations.TrailingZeroCount(quotes);
            valid = Below(known);
            letters &= valid;
            white &= valid;
            other &= valid;
        }
        ulong digits = masks.Digits & valid, newLines = masks.NewLines & valid;

        // New lines behind symbols belong to them, where slashes may stand between them in one of the patterns.
        ulong trailing = TSplit.JoinsSlashes ? newLines | masks.Slashes & valid : newLines, first = other << 1 & newLines;
        ulong joined = trailing & ~(trailing + first) | first;
        white &= ~joined;
        other &= ~joined;

        // The last of several white characters joins what follows; those up to the last new line are a stretch.
        ulong plain = white & ~newLines;
        ulong runs = white & ~(white << 1);
        ulong starts = 1 | runs | plain & ~(white >> 1);
        for (ulong tails = plain & newLines << 1 & ~runs; tails != 0; tails &= tails - 1)
        {
            int tail = BitOperations.TrailingZeroCount(tails);
            int behind = tail + BitOperations.TrailingZeroCount(~(plain >> tail));
            if (behind == AsciiMasks.Size || (newLines >> behind & 1) == 0) starts |= 1UL << tail;
        }

        ulong symbols = other & ~(other << 1) & ~(masks.Spaces << 1);
        starts |= symbols | letters & ~(letters << 1) & ~((plain | symbols) << 1);
        if (TSplit.SplitsAtCapitals) starts |= masks.Upper & letters & masks.Lower << 1;

        ulong numbers = digits & ~(digits << 1);
        do starts |= numbers;
        while ((numbers = numbers << 3 & digits & digits << 1 & digits << 2) != 0);

        // How white space is cut that reaches what is not known shows only there.
        if (known > 0 && (white >> (known - 1) & 1) != 0)
        {
            isWhole = false;
            starts &= (2UL << BitOperations.Log2(runs)) - 1;
        }
        return starts;
    }

    private static ulong Below(int bits) => bits == AsciiMasks.Size ? ulong.MaxValue : (1UL << bits) - 1;
}
