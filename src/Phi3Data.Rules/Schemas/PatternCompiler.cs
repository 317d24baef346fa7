using System;

namespace Phi3Data.Json;

/// <summary>
/// Compiles a regular expression of ECMA-262, as JSON Schema writes them: read by Unicode characters, found anywhere in the
/// text. Look-around, references back, properties of characters, flags, and what programs read in different ways are not
/// compiled.
/// </summary>
ref partial struct PatternCompiler
{
    private const int End = -1, MaxDepth = 64, NoLimit = int.MaxValue;
    private readonly ReadOnlySpan<int> pattern;
    private readonly PatternCode code;
    private int position;
    private int depth;

    private PatternCompiler(ReadOnlySpan<int> pattern, PatternCode code)
    {
        this = default;
        this.pattern = pattern;
        this.code = code;
    }

    /// <summary>Compiles a pattern behind those that are there.</summary>
    /// <param name="pattern">Its code points.</param>
    /// <param name="code">Where the instructions go.</param>
    /// <returns>The index of its first instruction; -1 when it is no pattern, not one that is understood, or too large.</returns>
    public static int Compile(ReadOnlySpan<int> pattern, PatternCode code)
    {
        int start = code.Count;
        var compiler = new PatternCompiler(pattern, code);
        if (compiler.ReadAlternatives() && compiler.position == pattern.Length && code.Add(PatternOp.Match)) return start;
        code.Truncate(start);
        return -1;
    }

    // Each of the following reads one part of the pattern, adds its code, and says false when the pattern is not understood.
    private bool ReadAlternatives()
    {
        // The jumps behind the alternatives are a list, each with the place of the one before, until their end is known.
        int jump = -1;
        while (true)
        {
            int start = code.Count;
            if (!ReadSequence()) return false;
            if (!Take('|')) break;
            int length = code.Count - start;
            if (!code.Insert(start, PatternOp.Split, 1, length + 2) || !code.Add(PatternOp.Jump, jump)) return false;
            jump = code.Count - 1;
        }
        while (jump >= 0)
        {
            int before = code[jump].A;
            code[jump].A = code.Count - jump;
            jump = before;
        }
        return true;
    }

    private bool ReadSequence()
    {
        while (Peek() is not (End or '|' or ')'))
        {
            int start = code.Count;
            if (!ReadTerm(out bool repeatable)) return false;
            if (!ReadQuantifier(out int least, out int most)) continue;
            if (!repeatable || least > most || !Repeat(start, least, most)) return false;
        }
        return true;
    }

    private bool ReadTerm(out bool repeatable)
    {
        repeatable = true;
        int character = Read();
        switch (character)
        {
            case '^' or '$':
                repeatable = false;
                return code.Add(character == '^' ? PatternOp.AtStart : PatternOp.AtEnd);
            case '(':
                return ReadGroup();
            case '.':
                return code.Add(PatternOp.Any);
            case '[':
                return ReadClass();
            case '\\':
                return ReadEscape(out repeatable);
            case '*' or '+' or '?':
                return false;
            // Most programs read braces that are no quantifier as themselves; with a digit or a comma they differ.
            case '{' when Peek() == ',' || IsDigit(Peek()):
                return false;
            default:
                return code.Add(PatternOp.Character, character);
        }
    }

    private bool ReadGroup()
    {
        if (Take('?') && !Take(':') && !ReadGroupName()) return false;
        if (depth == MaxDepth) return false;
        depth++;
        bool done = ReadAlternatives() && Take(')');
        depth--;
        return done;
    }

    /// <summary>Reads the name of a group, which says nothing of what matches.</summary>
    private bool ReadGroupName()
    {
        if (!Take('<')) return false;
        int start = position;
        while (Peek() is '_' or '$' || IsDigit(Peek()) || IsLetter(Peek())) position++;
        return position > start && !IsDigit(pattern[start]) && Take('>');
    }

    /// <summary>Reads a quantifier if there is one.</summary>
    private bool ReadQuantifier(out int least, out int most)
    {
        (least, most) = (0, NoLimit);
        switch (Peek())
        {
            case '*':
                break;
            case '+':
                least = 1;
                break;
            case '?':
                most = 1;
                break;
            case '{':
                if (!ReadCounts(ref least, ref most)) return false;
                position--;
                break;
            default:
                return false;
        }
        position++;
        Take('?'); // how much it takes first does not change whether it matches
        return true;
    }

    private bool ReadCounts(ref int least, ref int most)
    {
        int start = position++;
        if (ReadNumber(ref least))
        {
            most = least;
            if (Take(',') && !ReadNumber(ref most)) most = NoLimit;
            if (Take('}')) return true;
        }
        position = start;
        return false;
    }

    private bool ReadNumber(ref int number)
    {
        if (!IsDigit(Peek())) return false;
        // Whatever is larger than the code may be is as good as any larger number.
        for (number = 0; IsDigit(Peek()); position++) number = Math.Min(number * 10 + pattern[position] - '0', 1 << 24);
        return true;
    }

    /// <summary>Repeats the code from an index on: first what must be there, then what may be.</summary>
    private bool Repeat(int start, int least, int most)
    {
        int length = code.Count - start;
        if (most == 0) code.Truncate(start);
        if (most == 0 || length == 0) return true;
        if (most == NoLimit && least == 0)
            return code.Insert(start, PatternOp.Split, 1, length + 2) && code.Add(PatternOp.Jump, -(length + 1));
        if (most == NoLimit) return CopyTimes(start, length, least - 1) && code.Add(PatternOp.Split, -length, 1);

        // Each that may be there lies in the one before it, so that one split leaves them all.
        int whole = length + 1, optional = most - least;
        if (!code.HasRoom((long)most * whole) || !CopyTimes(start, length, least - 1)) return false;
        if (least == 0)
        {
            if (!code.Insert(start, PatternOp.Split, 1, optional-- * whole)) return false;
            start++;
        }
        for (; optional > 0; optional--)
            if (!code.Add(PatternOp.Split, 1, optional * whole) || !code.Copy(start, length)) return false;
        return true;
    }

    private bool CopyTimes(int start, int length, int times)
    {
        for (int i = 0; i < times; i++)
            if (!code.Copy(start, length)) return false;
        return true;
    }

    private readonly int Peek() => position < pattern.Length ? pattern[position] : End;

    private int Read() => position < pattern.Length ? pattern[position++] : End;

    private bool Take(int character)
    {
        if (Peek() != character) return false;
        position++;
        return true;
    }

    private static bool IsDigit(int character) => (uint)(character - '0') <= 9;

    private static bool IsLetter(int character) => (uint)((character | 0x20) - 'a') <= 'z' - 'a';
}
