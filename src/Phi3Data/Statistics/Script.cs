namespace Phi3Data;

/// <summary>What a text is written in.</summary>
public enum Script : byte
{
    /// <summary>No letters at all: digits, punctuation, emoji.</summary>
    None,
    /// <summary>Latin, with all its accents.</summary>
    Latin,
    /// <summary>Greek and Coptic.</summary>
    Greek,
    /// <summary>Cyrillic.</summary>
    Cyrillic,
    /// <summary>Armenian.</summary>
    Armenian,
    /// <summary>Hebrew.</summary>
    Hebrew,
    /// <summary>Arabic, with the letters of Persian and Urdu.</summary>
    Arabic,
    /// <summary>Devanagari and the other scripts of India and Sri Lanka.</summary>
    Indic,
    /// <summary>Thai and Lao.</summary>
    Thai,
    /// <summary>Georgian.</summary>
    Georgian,
    /// <summary>Hangul.</summary>
    Hangul,
    /// <summary>Chinese characters.</summary>
    Han,
    /// <summary>Hiragana and Katakana.</summary>
    Kana,
    /// <summary>Letters of any other script.</summary>
    Other,
}

/// <summary>Tells the script of a letter by the block that it stands in (Unicode 16, Blocks.txt).</summary>
static class Scripts
{
    /// <summary>Number of scripts.</summary>
    public const int Count = (int)Script.Other + 1;

    private static readonly (int First, int Last, Script Script)[] Blocks =
    [
        (0x00C0, 0x024F, Script.Latin), (0x0250, 0x02AF, Script.Latin), (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic), (0x0530, 0x058F, Script.Armenian), (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x077F, Script.Arabic), (0x0860, 0x08FF, Script.Arabic), (0x0900, 0x0DFF, Script.Indic),
        (0x0E00, 0x0EFF, Script.Thai), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul),
        (0x1C80, 0x1C8F, Script.Cyrillic), (0x1C90, 0x1CBF, Script.Georgian), (0x1E00, 0x1EFF, Script.Latin),
        (0x1F00, 0x1FFF, Script.Greek), (0x2C60, 0x2C7F, Script.Latin), (0x2DE0, 0x2DFF, Script.Cyrillic),
        (0x2E80, 0x2FDF, Script.Han), (0x3005, 0x3007, Script.Han), (0x3041, 0x30FF, Script.Kana),
        (0x3130, 0x318F, Script.Hangul), (0x31F0, 0x31FF, Script.Kana), (0x3400, 0x4DBF, Script.Han),
        (0x4E00, 0x9FFF, Script.Han), (0xA640, 0xA69F, Script.Cyrillic), (0xA720, 0xA7FF, Script.Latin),
        (0xA8E0, 0xA8FF, Script.Indic), (0xA960, 0xA97F, Script.Hangul), (0xAB30, 0xAB6F, Script.Latin),
        (0xAC00, 0xD7FF, Script.Hangul), (0xF900, 0xFAFF, Script.Han), (0xFB1D, 0xFB4F, Script.Hebrew),
        (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFE, Script.Arabic), (0xFF21, 0xFF5A, Script.Latin),
        (0xFF66, 0xFF9F, Script.Kana), (0xFFA0, 0xFFDC, Script.Hangul), (0x20000, 0x3FFFF, Script.Han),
    ];

    /// <summary>The script of a character; none for what is no letter.</summary>
    public static Script Of(int codePoint)
    {
        if (codePoint < 0x80) return (uint)((codePoint | 0x20) - 'a') < 26 ? Script.Latin : Script.None;
        if (!System.Text.Rune.IsValid(codePoint) || !System.Text.Rune.IsLetter(new System.Text.Rune(codePoint))) return Script.None;
        int low = 0, high = Blocks.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (codePoint < Blocks[middle].First) high = middle - 1;
            else if (codePoint > Blocks[middle].Last) low = middle + 1;
            else return Blocks[middle].Script;
        }
        return codePoint is 0xAA or 0xB5 or 0xBA ? Script.Latin : Script.Other;
    }
}
