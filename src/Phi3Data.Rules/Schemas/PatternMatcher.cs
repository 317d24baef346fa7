using System;

namespace Phi3Data.Json;

/// <summary>
/// Runs compiled patterns by following all ways through them at once (Thompson 1968), so that the time is at most the length of
/// the text times that of the pattern, whatever they are. Serves one thread.
/// </summary>
sealed class PatternMatcher
{
    private const int End = -1;
    private int[] current = Array.Empty<int>();
    private int[] next = Array.Empty<int>();
    private int[] stack = Array.Empty<int>();
    private int[] seen = Array.Empty<int>();
    private int round;

    /// <summary>Says whether a pattern matches somewhere in a text.</summary>
    /// <param name="code">The code.</param>
    /// <param name="start">Where the pattern starts in it.</param>
    /// <param name="text">Bytes between the quotes of a scanned JSON string.</param>
    /// <param name="work">How many instructions may be followed; less those that were. Below 0, the answer is not certain.</param>
    public bool IsMatch(PatternCode code, int start, ReadOnlySpan<byte> text, ref long work)
    {
        Grow(code.Count - start);
        bool once = code[start].Op == PatternOp.AtStart;
        int count = 0, before = End, position = 0;
        while (true)
        {
            int character = position < text.Length ? JsonString.ReadCodePoint(text, ref position) : End;
            if (!once || before == End) current[count++] = 0;
            else if (count == 0) return false;
            if (Follow(code, start, ref count, before, character, ref work)) return true;
            if (character == End || work < 0) return false;
            (current, next) = (next, current);
            count = Take(code, start, count, character);
            before = character;
        }
    }

    /// <summary>Replaces the places in <see cref="current"/> by those in <see cref="next"/> that take a character.</summary>
    /// <returns>Whether the end of the pattern is among them.</returns>
    private bool Follow(PatternCode code, int start, ref int count, int before, int character, ref long work)
    {
        if (++round == int.MaxValue)
        {
            Array.Clear(seen, 0, seen.Length);
            round = 1;
        }
        int waiting = 0, taking = 0;
        for (int i = 0; i < count; i++)
        {
            Push(current[i], ref waiting);
            while (waiting > 0)
            {
                int at = stack[--waiting];
                PatternInstruction instruction = code[start + at];
                work--;
                switch (instruction.Op)
                {
                    case PatternOp.Match:
                        return true;
                    case PatternOp.Split:
                        Push(at + instruction.A, ref waiting);
                        Push(at + instruction.B, ref waiting);
                        break;
                    case PatternOp.Jump:
                        Push(at + instruction.A, ref waiting);
                        break;
                    case PatternOp.AtStart or PatternOp.AtEnd or PatternOp.AtWordEdge or PatternOp.NotAtWordEdge:
                        if (Holds(instruction.Op, before, character)) Push(at + 1, ref waiting);
                        break;
                    default:
                        next[taking++] = at;
                        break;
                }
            }
        }
        count = taking;
        return false;
    }

    /// <summary>Takes a character: leaves in <see cref="current"/> where to go on.</summary>
    private int Take(PatternCode code, int start, int count, int character)
    {
        int taken = 0;
        for (int i = 0; i < count; i++)
        {
            PatternInstruction instruction = code[start + current[i]];
            bool takes = instruction.Op switch
            {
                PatternOp.Character => instruction.A == character,
                PatternOp.Any => character is not ('\n' or '\r' or 0x2028 or 0x2029),
                PatternOp.In => code.IsInClass(instruction, character),
                _ => !code.IsInClass(instruction, character),
            };
            if (takes) current[taken++] = current[i] + 1;
        }
        return taken;
    }

    private static bool Holds(PatternOp op, int before, int character) => op switch
    {
        PatternOp.AtStart => before == End,
        PatternOp.AtEnd => character == End,
        _ => PatternCompiler.IsWordCharacter(before) != PatternCompiler.IsWordCharacter(character) == (op == PatternOp.AtWordEdge),
    };

    private void Push(int place, ref int waiting)
    {
        if (seen[place] == round) return;
        seen[place] = round;
        stack[waiting++] = place;
    }

    private void Grow(int length)
    {
        // One more than there are instructions: a start may stand beside all that were reached.
        if (length + 1 <= seen.Length) return;
        int size = Math.Max(64, Math.Max(length + 1, seen.Length * 2));
        (current, next, stack, seen, round) = (new int[size], new int[size], new int[size], new int[size], 0);
    }
}
