using System.Globalization;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>What the splitting patterns of cl100k and o200k tell apart, by Unicode's general categories.</summary>
static class TextClass
{
    /// <summary>Behind the end of the text.</summary>
    public const int End = -1;

    /// <summary>None of the others.</summary>
    public const int Other = 0;

    /// <summary>Lu, Lt.</summary>
    public const int Upper = 1;

    /// <summary>Ll.</summary>
    public const int Lower = 2;

    /// <summary>Lm, Lo: letters that are neither.</summary>
    public const int Caseless = 3;

    /// <summary>M.</summary>
    public const int Combining = 4;

    /// <summary>N.</summary>
    public const int Number = 5;

    /// <summary>White space but CR and LF.</summary>
    public const int Space = 6;

    /// <summary>CR and LF.</summary>
    public const int NewLine = 7;

    private static readonly byte[] Classes = CreateClasses();

    /// <summary>Whether a class is one of L.</summary>
    public static bool IsLetter(int textClass) => textClass is >= Upper and <= Caseless;

    /// <summary>The class of the character at <paramref name="at"/> of valid UTF-8, and its bytes; <see cref="End"/> and 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(System.ReadOnlySpan<byte> text, int at, out int length)
    {
        if ((uint)at >= (uint)text.Length)
        {
            length = 0;
            return End;
        }
        int first = text[at];
        if (first < 0x80)
        {
            length = 1;
            return Classes[first];
        }
        return AtNonAscii(text, at, out length);
    }

    private static int AtNonAscii(System.ReadOnlySpan<byte> text, int at, out int length)
    {
        int first = text[at];
        if (first < 0xE0)
        {
            length = 2;
            return Classes[(first & 0x1F) << 6 | text[at + 1] & 0x3F];
        }
        if (first < 0xF0)
        {
            length = 3;
            return Classes[(first & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F];
        }
        length = 4;
        return Of((first & 0x07) << 18 | (text[at + 1] & 0x3F) << 12 | (text[at + 2] & 0x3F) << 6 | text[at + 3] & 0x3F);
    }

    private static byte[] CreateClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (int c = 0; c < classes.Length; c++) classes[c] = (byte)Of(c);
        return classes;
    }

    private static int Of(int codePoint)
    {
        if (codePoint is '\r' or '\n') return NewLine;
        if (codePoint is '\t' or '\v' or '\f' or 0x85) return Space;
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Upper,
            UnicodeCategory.LowercaseLetter => Lower,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Caseless,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Combining,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Space,
            _ => Other,
        };
    }
}
