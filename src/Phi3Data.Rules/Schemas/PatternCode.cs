using System;

namespace Phi3Data.Json;

/// <summary>What one instruction of a compiled pattern does.</summary>
enum PatternOp : byte
{
    /// <summary>Takes the character <see cref="PatternInstruction.A"/>.</summary>
    Character,
    /// <summary>Takes any character but LF, CR, U+2028 and U+2029.</summary>
    Any,
    /// <summary>Takes a character in one of the ranges, B of them from index A on.</summary>
    In,
    /// <summary>Takes a character in none of those ranges.</summary>
    NotIn,
    /// <summary>Goes on at A and at B.</summary>
    Split,
    /// <summary>Goes on at A.</summary>
    Jump,
    /// <summary>Goes on at the start of the text.</summary>
    AtStart,
    /// <summary>Goes on at the end of the text.</summary>
    AtEnd,
    /// <summary>Goes on between a character of a word and one of none.</summary>
    AtWordEdge,
    /// <summary>Goes on elsewhere.</summary>
    NotAtWordEdge,
    /// <summary>The pattern has matched.</summary>
    Match,
}

/// <summary>One instruction. The places that it names count from itself, so that code can be moved and copied.</summary>
struct PatternInstruction
{
    public PatternOp Op;
    public int A;
    public int B;
}

/// <summary>
/// Compiled patterns, one behind the other, and the ranges of their classes. Kept between records, so that it allocates nothing
/// once it has grown. Serves one thread.
/// </summary>
sealed class PatternCode
{
    /// <summary>Most instructions, and most ranges, of all patterns together: 1.25 MiB, whatever the patterns say.</summary>
    private const int Most = 1 << 16;

    private PatternInstruction[] instructions = new PatternInstruction[64];
    private ulong[] ranges = new ulong[32];
    private int rangeCount;

    /// <summary>Number of instructions.</summary>
    public int Count { get; private set; }

    /// <summary>Instructions and ranges that were written or moved since the last <see cref="Clear"/>.</summary>
    public long Work { get; private set; }

    /// <summary>The instruction at a 0-based index.</summary>
    public ref PatternInstruction this[int index] => ref instructions[index];

    /// <summary>Forgets all patterns.</summary>
    public void Clear()
    {
        Count = rangeCount = 0;
        Work = 0;
    }

    /// <summary>Forgets the instructions from an index on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Adds an instruction.</summary>
    /// <returns>False when there are too many, as below.</returns>
    public bool Add(PatternOp op, int a = 0, int b = 0) => Insert(Count, op, a, b);

    /// <summary>Puts an instruction in front of the one at an index.</summary>
    public bool Insert(int index, PatternOp op, int a = 0, int b = 0)
    {
        if (!Reserve(1)) return false;
        int moved = Count - index;
        Array.Copy(instructions, index, instructions, index + 1, moved);
        instructions[index] = new PatternInstruction { Op = op, A = a, B = b };
        Count++;
        Work += moved + 1;
        return true;
    }

    /// <summary>Adds what already stands at an index once more.</summary>
    public bool Copy(int index, int length)
    {
        if (!Reserve(length)) return false;
        Array.Copy(instructions, index, instructions, Count, length);
        Count += length;
        Work += length;
        return true;
    }

    /// <summary>Starts a class of characters.</summary>
    /// <returns>The index of its first range, for <see cref="EndClass"/>.</returns>
    public int StartClass() => rangeCount;

    /// <summary>Adds a range to the class.</summary>
    /// <param name="first">Its first code point.</param>
    /// <param name="last">Its last one, not below the first.</param>
    public bool AddRange(int first, int last)
    {
        if (rangeCount == Most) return false;
        if (rangeCount == ranges.Length) Array.Resize(ref ranges, rangeCount * 2);
        ranges[rangeCount++] = (ulong)(uint)first << 32 | (uint)last;
        Work++;
        return true;
    }

    /// <summary>Adds an instruction that takes the characters of a class: puts its ranges in order and joins those that touch.</summary>
    /// <param name="start">What <see cref="StartClass"/> said.</param>
    /// <param name="inverted">Whether it takes all others instead.</param>
    public bool EndClass(int start, bool inverted)
    {
        Array.Sort(ranges, start, rangeCount - start);
        int joined = start;
        for (int i = start; i < rangeCount; i++)
        {
            if (joined > start && First(i) <= Last(joined - 1) + 1)
            {
                int last = Math.Max(Last(joined - 1), Last(i));
                ranges[joined - 1] = ranges[joined - 1] >> 32 << 32 | (uint)last;
            }
            else ranges[joined++] = ranges[i];
        }
        Work += rangeCount - start;
        rangeCount = joined;
        return Add(inverted ? PatternOp.NotIn : PatternOp.In, start, joined - start);
    }

    /// <summary>Whether a class holds a code point.</summary>
    public bool IsInClass(in PatternInstruction instruction, int codePoint)
    {
        int low = instruction.A, high = instruction.A + instruction.B - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (codePoint < First(middle)) high = middle - 1;
            else if (codePoint > Last(middle)) low = middle + 1;
            else return true;
        }
        return false;
    }

    private int First(int range) => (int)(ranges[range] >> 32);

    private int Last(int range) => (int)(uint)ranges[range];

    /// <summary>Whether as many more instructions are allowed.</summary>
    public bool HasRoom(long length) => length <= Most - Count;

    private bool Reserve(int length)
    {
        if (!HasRoom(length)) return false;
        if (Count + length > instructions.Length)
            Array.Resize(ref instructions, Math.Max(Count + length, instructions.Length * 2));
        return true;
    }
}
