using System;
using System.Buffers.Text;

namespace Phi3Data.Json;

/// <summary>Numbers of a scanned JSON text, compared by their digits: exact at any length and size.</summary>
static class JsonNumber
{
    // Far beyond every exponent that decides anything, and far from the end of the type.
    private const long LargestExponent = 1L << 40;

    /// <summary>Compares two numbers.</summary>
    /// <returns>Below 0, 0 or above 0, as <paramref name="a"/> is less than, equal to or greater than <paramref name="b"/>.</returns>
    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var left = new Digits(a);
        var right = new Digits(b);
        if (left.Sign != right.Sign) return left.Sign - right.Sign;
        if (left.Point != right.Point) return left.Point > right.Point ? left.Sign : -left.Sign;
        while (left.MoveNext() | right.MoveNext())
        {
            if (left.Current != right.Current) return left.Current > right.Current ? left.Sign : -left.Sign;
        }
        return 0;
    }

    /// <summary>Whether a number is whole, however it is written: <c>1.0</c> and <c>10e-1</c> are.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> number)
    {
        var digits = new Digits(number);
        for (long place = 1; digits.MoveNext(); place++)
        {
            if (digits.Current != 0 && place > digits.Point) return false;
        }
        return true;
    }

    /// <summary>Reads a whole number of at least 0.</summary>
    /// <returns>The number, at most <see cref="int.MaxValue"/>; -1 when it is another one.</returns>
    public static int ToCount(ReadOnlySpan<byte> number)
    {
        var digits = new Digits(number);
        if (digits.Sign < 0 || !IsWhole(number)) return -1;
        long count = 0;
        for (long place = 0; place < digits.Point; place++)
        {
            digits.MoveNext();
            count = count * 10 + digits.Current;
            if (count > int.MaxValue) return int.MaxValue;
        }
        return (int)count;
    }

    /// <summary>Whether a number is a multiple of another one.</summary>
    /// <returns>The answer; null when one of them has too many digits to tell, or the divisor is not above 0.</returns>
    public static bool? IsMultiple(ReadOnlySpan<byte> number, ReadOnlySpan<byte> divisor) =>
        TryDecimal(number, out decimal a) && TryDecimal(divisor, out decimal b) && b > 0 ? a % b == 0 : null;

    /// <summary>Reads a number that a decimal holds without rounding.</summary>
    private static bool TryDecimal(ReadOnlySpan<byte> number, out decimal value)
    {
        value = 0;
        var digits = new Digits(number);
        return number.Length <= 20 && Math.Abs(digits.Point) <= 10
            && Utf8Parser.TryParse(number, out value, out int read) && read == number.Length;
    }

    /// <summary>A number as 0.d₁d₂d₃… · 10^<see cref="Point"/>, the first digit not 0.</summary>
    private ref struct Digits
    {
        private readonly ReadOnlySpan<byte> text;
        private int position;

        public Digits(ReadOnlySpan<byte> number)
        {
            int start = number[0] == (byte)'-' ? 1 : 0;
            int end = start;
            while (end < number.Length && (number[end] | 0x20) != 'e') end++;
            int point = number.Slice(start, end - start).IndexOf((byte)'.');
            point = point < 0 ? end : start + point;
            text = number.Slice(0, end);
            position = start;
            while (position < end && number[position] is (byte)'0' or (byte)'.') position++;
            Current = 0;
            if (position == end)
            {
                Sign = 0;
                Point = 0;
                return;
            }
            Sign = start == 0 ? 1 : -1;
            Point = (position < point ? point - position : point + 1 - position) + Exponent(number.Slice(end));
        }

        /// <summary>-1, 0 or 1.</summary>
        public int Sign { get; }

        /// <summary>Digits before the decimal point; negative for as many zeros behind it.</summary>
        public long Point { get; }

        /// <summary>The digit's value; 0 behind the last one.</summary>
        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (position < text.Length && text[position] == (byte)'.') position++;
            if (position == text.Length)
            {
                Current = 0;
                return false;
            }
            Current = text[position++] - '0';
            return true;
        }

        /// <summary>The value of what stands from the letter e on; 0 for nothing.</summary>
        private static long Exponent(ReadOnlySpan<byte> text)
        {
            long value = 0;
            bool negative = false;
            foreach (byte c in text)
            {
                negative |= c == (byte)'-';
                if ((uint)(c - '0') < 10 && value < LargestExponent) value = value * 10 + (c - '0');
            }
            return negative ? -value : value;
        }
    }
}
