namespace Phi3Data.Json;

ref partial struct PatternCompiler
{
    private const int LastCodePoint = 0x10FFFF;

    // First and last code point of each range, in order.
    private static readonly int[] Digits = ['0', '9'];
    private static readonly int[] WordCharacters = ['0', '9', 'A', 'Z', '_', '_', 'a', 'z'];

    /// <summary>WhiteSpace and LineTerminator of ECMA-262, 12.2 and 12.3.</summary>
    private static readonly int[] Spaces =
    [
        0x09, 0x0D, 0x20, 0x20, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F,
        0x3000, 0x3000, 0xFEFF, 0xFEFF,
    ];

    /// <summary>Whether a code point is a character of a word to <c>\b</c>.</summary>
    public static bool IsWordCharacter(int codePoint) => IsDigit(codePoint) || IsLetter(codePoint) || codePoint == '_';

    /// <summary>Reads what follows a backslash outside a class.</summary>
    private bool ReadEscape(out bool repeatable)
    {
        repeatable = true;
        int letter = Peek();
        if (letter is 'b' or 'B')
        {
            position++;
            repeatable = false;
            return code.Add(letter == 'b' ? PatternOp.AtWordEdge : PatternOp.NotAtWordEdge);
        }
        int start = code.StartClass();
        if (ReadClassEscape(out bool known)) return known && code.EndClass(start, inverted: false);
        int character = ReadCharacterEscape();
        return character != End && code.Add(PatternOp.Character, character);
    }

    /// <summary>Reads a class in brackets.</summary>
    private bool ReadClass()
    {
        int start = code.StartClass();
        bool inverted = Take('^');
        while (!Take(']'))
        {
            if (!ReadClassMember(out int first)) return false;
            if (!IsRangeAhead())
            {
                if (first != End && !code.AddRange(first, first)) return false;
                continue;
            }
            position++;
            if (!ReadClassMember(out int last)) return false;
            if (first != End && last != End)
            {
                if (last < first || !code.AddRange(first, last)) return false;
                continue;
            }
            // No range has a class at its end: in [\w-.] the hyphen is itself. With one at the other end, or another hyphen
            // behind, programs differ.
            if (last == End || IsRangeAhead() || !code.AddRange('-', '-') || !code.AddRange(last, last)) return false;
        }
        return code.EndClass(start, inverted);
    }

    private readonly bool IsRangeAhead() => Peek() == '-' && position + 1 < pattern.Length && pattern[position + 1] != ']';

    /// <summary>Reads one character of a class; of a class in it the ranges are added, and there is no character.</summary>
    private bool ReadClassMember(out int character)
    {
        character = Read();
        if (character == '[') return Peek() is not (':' or '.' or '='); // [:digit:] is one of other programs
        if (character != '\\') return character != End;
        if (ReadClassEscape(out bool known))
        {
            character = End;
            return known;
        }
        character = Take('b') ? '\b' : ReadCharacterEscape();
        return character != End;
    }

    /// <summary>Reads <c>\d</c> and its like, if one is there, and adds its ranges.</summary>
    private bool ReadClassEscape(out bool done)
    {
        int letter = Peek();
        int[]? ranges = letter switch
        {
            'd' or 'D' => Digits,
            'w' or 'W' => WordCharacters,
            's' or 'S' => Spaces,
            _ => null,
        };
        done = ranges is not null;
        if (ranges is null) return false;
        position++;
        int next = 0;
        for (int i = 0; i < ranges.Length && done; i += 2)
        {
            if (letter >= 'a') done = code.AddRange(ranges[i], ranges[i + 1]);
            else if (next < ranges[i]) done = code.AddRange(next, ranges[i] - 1);
            next = ranges[i + 1] + 1;
        }
        if (letter < 'a') done = done && code.AddRange(next, LastCodePoint);
        return true;
    }

    /// <summary>Reads the character that an escape stands for; <see cref="End"/> when that is not certain.</summary>
    private int ReadCharacterEscape()
    {
        int letter = Read();
        switch (letter)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !IsDigit(Peek()): return '\0';
            case 'c' when IsLetter(Peek()): return Read() & 0x1F;
            case 'x': return ReadHex(2);
            case 'u' when Take('{'): return ReadLongHex();
            case 'u':
                int unit = ReadHex(4), start = position;
                // Two escapes of surrogates are one character.
                int low = unit != End && (unit & 0xFC00) == 0xD800 && Take('\\') && Take('u') ? ReadHex(4) : End;
                if (low != End && (low & 0xFC00) == 0xDC00) return 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
                position = start;
                return unit;
            default:
                // Punctuation stands for itself; letters and digits are, or may become, something else.
                return letter is > ' ' and < 0x7F && !IsDigit(letter) && !IsLetter(letter) ? letter : End;
        }
    }

    private int ReadHex(int digits)
    {
        int value = 0;
        for (; digits > 0; digits--)
        {
            int digit = HexDigit(Read());
            if (digit < 0) return End;
            value = value << 4 | digit;
        }
        return value;
    }

    private int ReadLongHex()
    {
        int value = 0, start = position;
        while (Peek() != '}')
        {
            int digit = HexDigit(Read());
            if (digit < 0) return End;
            value = value << 4 | digit;
            if (value > LastCodePoint) return End;
        }
        return position++ > start ? value : End;
    }

    private static int HexDigit(int character) => character is > 0 and < 0x80 ? JsonString.Hex((byte)character) : -1;
}
