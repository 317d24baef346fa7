using System;
using System.Text;

namespace Phi3Data.Tokens;

/// <summary>
/// Where text may be cut before it is merged, because no piece crosses the cut, and what needs no merging. Made from the pieces
/// themselves, so a vocabulary that is built otherwise than Llama 2's has none.
/// </summary>
sealed class SegmentRules
{
    /// <summary>In <see cref="Characters"/>: a space or U+2581.</summary>
    public const int Mark = 0;

    /// <summary>In <see cref="Characters"/>: the first joining character; lower ones stand alone and cost 1 to 4 tokens.</summary>
    public const int FirstJoining = 5;

    private const int MostJoining = 4096;
    private const char MarkCharacter = '\u2581';

    private readonly ulong[] neighbours;
    private readonly int joining;

    private SegmentRules(ushort[] characters, int joining)
    {
        Characters = characters;
        this.joining = joining;
        neighbours = new ulong[(joining * joining >> 6) + 1];
    }

    /// <summary>
    /// Of each character up to U+FFFF: <see cref="Mark"/>; its tokens when no longer piece holds it; or from <see cref="FirstJoining"/> on
    /// its number among those that longer pieces hold.
    /// </summary>
    public ushort[] Characters { get; }

    /// <summary>The most spaces in one piece.</summary>
    public int LongestSpaces { get; private set; }

    /// <summary>Whether some piece holds two joining characters side by side, given by their entries in <see cref="Characters"/>.</summary>
    public bool AreNeighbours(int left, int right)
    {
        int pair = Pair(left, right);
        return (neighbours[pair >> 6] >> (pair & 63) & 1) != 0;
    }

    private int Pair(int left, int right) => (left - FirstJoining) * joining + right - FirstJoining;

    /// <summary>Finds the rules; null where the vocabulary has none. <c>prover</c> tries whether each piece is encoded as itself; it
    /// is null when that is known.</summary>
    public static SegmentRules? TryCreate(PieceTable pieces, int[] byteIds, int[] ranks, BpeMerger? prover)
    {
        var characters = new ushort[char.MaxValue + 1];
        for (int c = 0; c < characters.Length; c++) characters[c] = (ushort)(c < 0x80 ? 1 : c < 0x800 ? 2 : 3);
        int joining = FirstJoining;
        int lastText = -1, firstSpaces = int.MaxValue, lastSpaces = -1, longest = 1;
        string?[] texts = new string?[pieces.Count];
        for (int id = 0; id < pieces.Count; id++)
        {
            if (Array.IndexOf(byteIds, id) >= 0 || pieces.Find(pieces[id]) != id) continue;
            string text = texts[id] = Encoding.UTF8.GetString(pieces[id]);
            int marks = text.AsSpan().IndexOfAnyExcept(MarkCharacter);
            if (marks < 0)
            {
                if (text.Length == 1) continue;
                longest = Math.Max(longest, text.Length);
                firstSpaces = Math.Min(firstSpaces, ranks[id]);
                lastSpaces = Math.Max(lastSpaces, ranks[id]);
                continue;
            }
            if (marks > 1 || text.AsSpan(marks).Contains(MarkCharacter)) return null;
            if (char.IsSurrogate(text[0]) && text.Length == 2) continue;
            if (text.Length == 1)
            {
                if (characters[text[0]] < FirstJoining) characters[text[0]] = 1;
                continue;
            }
            lastText = Math.Max(lastText, ranks[id]);
            foreach (char c in text.AsSpan(marks))
            {
                if (char.IsSurrogate(c)) return null;
                if (characters[c] < FirstJoining) characters[c] = (ushort)joining++;
            }
        }
        // Spaces must merge among themselves last, all with one rank, for the rules of counting them to hold.
        if (joining - FirstJoining > MostJoining || lastText >= firstSpaces || firstSpaces != lastSpaces) return null;
        characters[MarkCharacter] = Mark;
        characters[' '] = Mark;
        var rules = new SegmentRules(characters, joining - FirstJoining) { LongestSpaces = longest };
        return rules.Learn(texts) && (prover is null || rules.IsProved(pieces, prover)) ? rules : null;
    }

    /// <summary>Whether a character is an ASCII letter, which no piece may hold beside another ASCII character.</summary>
    private static bool IsLetter(char c) => char.IsAsciiLetter(c);

    private bool Learn(string?[] texts)
    {
        foreach (string? text in texts)
        {
            for (int i = 1; i < (text?.Length ?? 0); i++)
            {
                char left = text![i - 1], right = text[i];
                if (left == MarkCharacter || char.IsSurrogate(right)) continue;
                if (char.IsAscii(left) && char.IsAscii(right) && IsLetter(left) != IsLetter(right)) return false;
                int pair = Pair(Characters[left], Characters[right]);
                neighbours[pair >> 6] |= 1UL << (pair & 63);
            }
        }
        return true;
    }

    private bool IsProved(PieceTable pieces, BpeMerger merger)
    {
        for (int id = 0; id < pieces.Count; id++)
        {
            if (pieces.Find(pieces[id]) == id && Merge(pieces[id]) != 1) return false;
        }
        byte[] spaces = Encoding.UTF8.GetBytes(new string(MarkCharacter, LongestSpaces * 4));
        for (int marks = 1; marks <= LongestSpaces * 4; marks++)
        {
            int tokens = (marks + LongestSpaces - 1) / LongestSpaces;
            if (Merge(spaces.AsSpan(0, marks * SentencePieceVocabulary.Mark.Length)) != tokens) return false;
        }
        return true;

        int Merge(ReadOnlySpan<byte> text)
        {
            merger.Clear(text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                int start = i;
                while (i + 1 < text.Length && (text[i + 1] & 0xC0) == 0x80) i++;
                merger.Add(start, pieces.Find(text[start..(i + 1)]));
            }
            return merger.Merge(text);
        }
    }
}
