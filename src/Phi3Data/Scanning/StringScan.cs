using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phi3Data.Scanning;

/// <summary>
/// Finds the end of a JSON string and proves it strict on the way: no control character, escapes and UTF-8 as they must be,
/// surrogates in pairs, no <c>&lt;|</c>. 64 bytes at a time; no bounds check, since the LF behind every line ends a scan.
/// </summary>
/// <remarks>
/// Three loops, from cheap to complete; a string moves on to the next one at the first block that needs it, so that the usual
/// one has neither calls nor spills. Escaped characters come from the mask of backslashes without a branch: in text, whether
/// the next block holds an escape is a coin toss.
/// </remarks>
/// <typeparam name="T">The width.</typeparam>
static class StringScan<T>
    where T : struct, IByteBlock<T>
{
    /// <summary>What <see cref="Find"/> answers when the string is not certainly fine.</summary>
    public const nint NotFine = -1;

    private const ulong Odd = 0xAAAA_AAAA_AAAA_AAAA;

    /// <summary>Scans plain ASCII with simple escapes, and hands over the rest.</summary>
    /// <param name="origin">The buffer, readable for 64 bytes behind the string's line.</param>
    /// <param name="at">Behind the opening quote, at least 3 bytes into the buffer.</param>
    /// <param name="contacts">Has the number of <c>@</c> and <c>+</c> added, which stand in addresses and telephone numbers.</param>
    /// <returns>The index of the closing quote, or <see cref="NotFine"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Find(ref byte origin, nint at, ref int contacts)
    {
        ulong escaping = 0;
        int met = 0;
        while (true)
        {
            T block = T.Load(ref Unsafe.Add(ref origin, at));
            ulong quotes = block.Equal((byte)'"'), backslashes = block.Equal((byte)'\\');
            ulong escapes = Escapes(backslashes, escaping);
            ulong escaped = escapes ^ (backslashes | escaping);
            quotes &= ~escaped;
            FirstLook look = block.Look();
            ulong upTo = UpToFirst(quotes);
            if (((look.Stops | escaped & ~look.SimpleEscapes) & upTo) != 0)
            {
                // A bar may end "<|": the next loop looks at what stands before it.
                contacts += met;
                return FindUtf8(ref origin, at, escaping, ref contacts);
            }
            met += BitOperations.PopCount(look.Contacts & upTo);
            if (quotes != 0)
            {
                contacts += met;
                return at + BitOperations.TrailingZeroCount(quotes);
            }
            escaping = (escapes & backslashes) >> 63;
            at += IByteBlock<T>.Size;
        }
    }

    /// <summary>The same with text beyond ASCII and with bars.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint FindUtf8(ref byte origin, nint at, ulong escaping, ref int contacts)
    {
        // Bit 0 to 2: whether one of the last three bytes was beyond ASCII, so that a sequence may reach into the next block.
        ulong reaching = 0;
        ulong lessCarry = 0;
        // The block before held no bar, but it may have ended with the '<' of a token.
        if (Unsafe.Add(ref origin, at - 1) == (byte)'<') lessCarry = 1;
        while (true)
        {
            ref byte here = ref Unsafe.Add(ref origin, at);
            T block = T.Load(ref here);
            ulong quotes = block.Equal((byte)'"'), backslashes = block.Equal((byte)'\\');
            ulong escapes = Escapes(backslashes, escaping);
            ulong escaped = escapes ^ (backslashes | escaping);
            quotes &= ~escaped;
            ulong upTo = UpToFirst(quotes);
            ulong less = block.Equal((byte)'<'), high = block.High();
            ulong faults = block.Control() | (less << 1 | lessCarry) & block.Equal((byte)'|');
            if ((high & upTo | reaching) != 0)
            {
                faults |= block.Utf8Faults(ref here);
                reaching = high >> 61;
            }
            if ((faults & upTo) != 0) return NotFine;
            if ((escaped & ~block.SimpleEscapes() & upTo) != 0) return FindUnicode(ref origin, at, escaping, ref contacts);
            contacts += BitOperations.PopCount((block.Equal((byte)'@') | block.Equal((byte)'+')) & upTo);
            if (quotes != 0) return at + BitOperations.TrailingZeroCount(quotes);
            escaping = (escapes & backslashes) >> 63;
            lessCarry = less >> 63;
            at += IByteBlock<T>.Size;
        }
    }

    /// <summary>The same with <c>\u</c> escapes: all of JSON.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint FindUnicode(ref byte origin, nint at, ulong escaping, ref int contacts)
    {
        ulong reaching = 7; // the block before is not known here
        ulong lessCarry = Unsafe.Add(ref origin, at - 1) == (byte)'<' ? 1UL : 0;
        ulong letterCarry = 0, surrogateCarry = 0, leadCarry = 0, zero1Carry = 0, zero2Carry = 0;
        while (true)
        {
            ref byte here = ref Unsafe.Add(ref origin, at);
            T block = T.Load(ref here);
            ulong quotes = block.Equal((byte)'"'), backslashes = block.Equal((byte)'\\');
            ulong escapes = Escapes(backslashes, escaping);
            ulong escaped = escapes ^ (backslashes | escaping);
            quotes &= ~escaped;
            ulong upTo = UpToFirst(quotes);
            ulong less = block.Equal((byte)'<'), high = block.High();
            ulong letters = escaped & block.Equal((byte)'u');
            HexMasks hex = block.Hex();
            ulong faults = block.Control() | (less << 1 | lessCarry) & block.Equal((byte)'|')
                | escaped & ~(block.SimpleEscapes() | letters);
            // What stands behind the closing quote is no escape of this string.
            letters &= upTo;
            ulong digit1 = letters << 1 | letterCarry >> 63, digit2 = letters << 2 | letterCarry >> 62;
            ulong digit3 = letters << 3 | letterCarry >> 61, digit4 = letters << 4 | letterCarry >> 60;
            faults |= (digit1 | digit2 | digit3 | digit4) & ~hex.Digits;

            // \uD800 to \uDBFF must be followed by \uDC00 to \uDFFF, whose second digit stands six bytes later, and by nothing else.
            ulong surrogates = digit1 & (block.Equal((byte)'d') | block.Equal((byte)'D'));
            ulong second = surrogates << 1 | surrogateCarry >> 63;
            ulong lead = second & hex.High, trail = second & hex.Low;
            ulong unpaired = (lead << 6 | leadCarry >> 58) ^ trail;

            // \u003c and \u007c may be the characters of a token: 0, 0, then 3 or 7.
            ulong zeros = block.Equal((byte)'0'), zero1 = digit1 & zeros;
            if ((zero1 | zero1Carry | zero2Carry) != 0)
            {
                ulong zero2 = (zero1 << 1 | zero1Carry >> 63) & zeros;
                ulong third = zero2 << 1 | zero2Carry >> 63;
                faults |= third & (block.Equal((byte)'3') | block.Equal((byte)'7'));
                zero1Carry = zero1;
                zero2Carry = zero2;
            }

            if ((high & upTo | reaching) != 0)
            {
                faults |= block.Utf8Faults(ref here);
                reaching = high >> 61;
            }
            // A pair may be cut short by the closing quote, so that its fault lies behind: letters were cut there before.
            if ((faults & upTo | unpaired) != 0) return NotFine;
            contacts += BitOperations.PopCount((block.Equal((byte)'@') | block.Equal((byte)'+')) & upTo);
            if (quotes != 0) return lead >> 58 != 0 ? NotFine : at + BitOperations.TrailingZeroCount(quotes);
            escaping = (escapes & backslashes) >> 63;
            lessCarry = less >> 63;
            letterCarry = letters;
            surrogateCarry = surrogates;
            leadCarry = lead;
            at += IByteBlock<T>.Size;
        }
    }

    /// <summary>
    /// Finds the backslashes that escape and the characters that are escaped, by one subtraction: a carry runs through each
    /// run of backslashes and comes out on an odd or an even place.
    /// </summary>
    /// <param name="backslashes">All backslashes of the block.</param>
    /// <param name="escaping">Bit 0: whether the block before ended with a backslash that escapes.</param>
    /// <returns>A mask that marks, with the backslashes xored in, the escaped characters.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escapes(ulong backslashes, ulong escaping)
    {
        ulong may = backslashes & ~escaping;
        return (may << 1 | Odd) - may ^ Odd;
    }

    /// <summary>The bits up to the lowest one, it included; all when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong UpToFirst(ulong mask) => mask ^ mask - 1;
}
