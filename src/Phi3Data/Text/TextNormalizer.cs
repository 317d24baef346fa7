using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;

namespace Phi3Data.Text;

/// <summary>Brings text into normal forms C and KC (Unicode Standard Annex 15). Serves one thread.</summary>
sealed class TextNormalizer
{
    private readonly UnicodeData data = UnicodeData.Tables;
    private readonly List<int> points = [];

    /// <summary>Normalizes code points in place, by the whole algorithm: decompose, order, compose.</summary>
    /// <param name="text">The code points; afterwards those of the normal form.</param>
    /// <param name="isCompatible">Form KC instead of C.</param>
    public void Normalize(List<int> text, bool isCompatible)
    {
        points.Clear();
        foreach (int codePoint in text) data.Decompose(codePoint, isCompatible, points);
        text.Clear();
        Order();
        Compose(text);
    }

    /// <summary>The text in normal form C; the same string when it is in it.</summary>
    public string ToNfc(string text)
    {
        bool isNormal = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value < 0xC0) continue;
            isNormal &= (data.GetTraits(rune.Value) & (CodePointTraits.Combines | CodePointTraits.ChangesInNfc)) == 0;
        }
        if (isNormal) return text;
        var all = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            // Half a pair stands for itself: what is no text is not for this step to change.
            bool isPair = char.IsSurrogatePair(text, i);
            all.Add(isPair ? char.ConvertToUtf32(text, i) : text[i]);
            if (isPair) i++;
        }
        Normalize(all, isCompatible: false);
        var result = new StringBuilder(text.Length);
        foreach (int codePoint in all)
        {
            if (codePoint < 0x10000) result.Append((char)codePoint);
            else result.Append(char.ConvertFromUtf32(codePoint));
        }
        return text.AsSpan().SequenceEqual(result.ToString()) ? text : result.ToString();
    }

    /// <summary>Sorts each run of marks by combining class, equal ones in their order.</summary>
    private void Order()
    {
        for (int i = 1; i < points.Count; i++)
        {
            int mark = points[i];
            byte own = data.GetClass(mark);
            if (own == 0) continue;
            int to = i;
            for (; to > 0 && data.GetClass(points[to - 1]) > own; to--) points[to] = points[to - 1];
            points[to] = mark;
        }
    }

    /// <summary>Composes each starter with the marks behind it that nothing blocks.</summary>
    private void Compose(List<int> output)
    {
        int starter = -1;
        int before = -1; // class of the mark before, while marks stand between; -1 right behind the starter
        foreach (int codePoint in points)
        {
            byte own = data.GetClass(codePoint);
            if (starter >= 0 && before < own)
            {
                int composed = data.Compose(output[starter], codePoint);
                if (composed >= 0)
                {
                    output[starter] = composed;
                    continue;
                }
            }
            if (own == 0)
            {
                starter = output.Count;
                before = -1;
            }
            else before = own;
            output.Add(codePoint);
        }
    }
}
