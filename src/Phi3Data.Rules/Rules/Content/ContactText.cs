using System;

namespace Phi3Data.Rules;

/// <summary>
/// Recognises e-mail addresses and international telephone numbers in the raw bytes of a JSON string. Careful rather than
/// complete: what it takes for one is one.
/// </summary>
static class ContactText
{
    /// <summary>Longest part before the @ and longest name behind it (RFC 5321 §4.5.3.1).</summary>
    private const int LongestLocal = 64, LongestDomain = 255;

    /// <summary>Fewest and most digits of a number in the world (ITU-T E.164); fewest without any space between them.</summary>
    private const int FewestDigits = 8, MostDigits = 15, FewestUnspacedDigits = 10;

    /// <summary>Whether a byte is an ASCII letter or digit.</summary>
    public static bool IsWord(byte c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10;

    /// <summary>Whether a byte may stand before the @ of an address.</summary>
    public static bool IsLocal(byte c) => IsWord(c) || c is (byte)'.' or (byte)'_' or (byte)'-' or (byte)'%' or (byte)'+';

    /// <summary>Where the address begins whose @ stands at a place.</summary>
    /// <param name="raw">Bytes between the quotes of a scanned string.</param>
    /// <param name="at">0-based index of the @.</param>
    /// <param name="least">Index that it cannot begin before.</param>
    /// <returns>The index, or -1 when there is no address.</returns>
    public static int StartOfAddress(ReadOnlySpan<byte> raw, int at, int least)
    {
        int start = at;
        while (start > least && IsLocal(raw[start - 1])) start--;
        int slashes = 0;
        while (start - slashes > 0 && raw[start - slashes - 1] == (byte)'\\') slashes++;
        // The letter of an escape such as \n, or the digits of \u000a, are no part of it.
        if ((slashes & 1) != 0) start += start < at && raw[start] == (byte)'u' ? 5 : 1;
        while (start < at && raw[start] is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'%') start++;
        return start < at && at - start <= LongestLocal && raw[at - 1] != (byte)'.' ? start : -1;
    }

    /// <summary>Where the address ends whose @ stands at a place.</summary>
    /// <returns>The index behind it; -1 when there is none, or one of a name that is reserved for examples (RFC 2606).</returns>
    public static int EndOfAddress(ReadOnlySpan<byte> raw, int at)
    {
        int end = at + 1, label = end, lastDot = -1;
        while (end < raw.Length && (IsWord(raw[end]) || raw[end] is (byte)'-' or (byte)'.'))
        {
            if (raw[end] == (byte)'.')
            {
                if (end == label) return -1;
                // A full stop that ends a sentence belongs to no name.
                if (end + 1 == raw.Length || !IsWord(raw[end + 1])) break;
                lastDot = end;
                label = end + 1;
            }
            end++;
        }
        if (lastDot < 0 || end - label < 2 || end - at - 1 > LongestDomain) return -1;
        for (int i = label; i < end; i++)
            if ((uint)((raw[i] | 0x20) - 'a') >= 26) return -1;
        return IsReserved(raw.Slice(at + 1, end - at - 1)) ? -1 : end;
    }

    /// <summary>Where the number ends whose + stands at a place, such as <c>+40 21 555 01 23</c>.</summary>
    /// <returns>The index behind it, or -1 when there is none.</returns>
    public static int EndOfNumber(ReadOnlySpan<byte> raw, int plus)
    {
        if (plus > 0 && (IsWord(raw[plus - 1]) || raw[plus - 1] is (byte)'+' or (byte)'.' or (byte)')')) return -1;
        int digits = 0, end = plus + 1, gap = 0;
        bool spaced = false;
        for (int i = plus + 1; i < raw.Length && gap < 3; i++)
        {
            if ((uint)(raw[i] - '0') < 10)
            {
                if (digits == 0 && raw[i] == (byte)'0') return -1;
                digits++;
                spaced |= gap > 0;
                gap = 0;
                end = i + 1;
            }
            else if (digits > 0 && raw[i] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')') gap++;
            else break;
        }
        if (digits > MostDigits || digits < (spaced ? FewestDigits : FewestUnspacedDigits)) return -1;
        // A sum goes on: 12 + 34, 12 = 34.
        int next = end;
        while (next < raw.Length && raw[next] == (byte)' ') next++;
        bool isSum = next < raw.Length && raw[next] is (byte)'+' or (byte)'*' or (byte)'/' or (byte)'=' or (byte)'^' or (byte)'%';
        return isSum || end < raw.Length && IsWord(raw[end]) ? -1 : end;
    }

    private static bool IsReserved(ReadOnlySpan<byte> domain)
    {
        Span<byte> lower = stackalloc byte[LongestDomain];
        for (int i = 0; i < domain.Length; i++) lower[i] = domain[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(domain[i] | 0x20) : domain[i];
        ReadOnlySpan<byte> name = lower.Slice(0, domain.Length);
        return Ends(name, "example.com"u8) || Ends(name, "example.org"u8) || Ends(name, "example.net"u8)
            || Ends(name, "example"u8) || Ends(name, "test"u8) || Ends(name, "invalid"u8) || Ends(name, "localhost"u8);
    }

    /// <summary>Whether a name is another one or lies under it.</summary>
    private static bool Ends(ReadOnlySpan<byte> name, ReadOnlySpan<byte> end) =>
        name.EndsWith(end) && (name.Length == end.Length || name[name.Length - end.Length - 1] == (byte)'.');
}
