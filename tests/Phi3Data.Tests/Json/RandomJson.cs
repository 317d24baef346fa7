using System;
using System.Collections.Generic;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>Makes valid JSON of unlikely shape, and breaks it. The same seed makes the same bytes.</summary>
sealed class RandomJson
{
    private static readonly string[] Spaces = ["", "", "", " ", "\t", "\n", "\r\n", "  \t ", "\r"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "10", "-12", "0.5", "-0.25", "1e5", "1E+5", "2.50e-10", "0e0", "-0.0E-0", "9007199254740993",
        "1e999", "123456789012345678901234567890", "0.10",
    ];

    private static readonly string[] Pieces =
    [
        "a", "role", "content", "/",
        " ", "'", "{", "}", "[", "]", ",", ":", "0", "true", "\u007F", "é", "߿", "ࠀ", "中", "\u2028",
        "\uFEFF", "\uFFFF", "😀", "\U0010FFFF", "\u202E", "\u0085", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t",
        "\\u0000", "\\u0022", "\\u005c", "\\u0061", "\\u00E9", "\\uD83D\\uDE00", "\\ud83d\\ude00", "\\uFFFF",
        "an ordinary run of words that is longer than a vector register",
    ];

    private static readonly string[] Lone = ["\\uD800", "\\udc00", "\\uDBFF", "\\uDE00\\uD83D"];

    private readonly Random random;
    private readonly StringBuilder text = new();

    public RandomJson(int seed) => random = new Random(seed);

    /// <summary>Whether strings may hold surrogate escapes without their partner.</summary>
    public bool AllowLoneSurrogates { get; init; }

    /// <summary>Whether the keys of an object all differ.</summary>
    public bool UniqueKeys { get; init; }

    /// <summary>Keys to choose from; otherwise random text.</summary>
    public string[]? KeyNames { get; init; }

    /// <summary>A line that is JSON.</summary>
    public byte[] Next(int depth = 6)
    {
        text.Clear();
        Space();
        Value(depth);
        Space();
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The line with one to three bytes flipped, set, added, taken out or cut off.</summary>
    public byte[] Mutate(byte[] line)
    {
        var bytes = new List<byte>(line);
        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = Telling();
                    break;
                case 2 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 3 when at < bytes.Count:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4 when at < bytes.Count:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.Insert(at, Telling());
                    break;
            }
        }
        return [.. bytes];
    }

    public int Below(int limit) => random.Next(limit);

    // Half of the bytes put in are such that the grammar or UTF-8 cares for them.
    private byte Telling()
    {
        ReadOnlySpan<byte> telling = "{}[]\",:\\/0123456789.-+eEtfnu \t\r\n\0\u007F"u8;
        return random.Next(2) == 0 ? telling[random.Next(telling.Length)] : (byte)random.Next(256);
    }

    private void Value(int depth)
    {
        int kind = random.Next(depth == 0 ? 6 : 12);
        if (kind >= 9) Object(depth - 1);
        else if (kind >= 6) Array(depth - 1);
        else if (kind == 5) text.Append(Pick("true", "false", "null"));
        else if (kind >= 3) text.Append(Numbers[random.Next(Numbers.Length)]);
        else String(random.Next(8));
    }

    private void Array(int depth)
    {
        text.Append('[');
        Space();
        for (int count = random.Next(6), i = 0; i < count; i++)
        {
            if (i > 0) Comma();
            Value(depth);
        }
        Space();
        text.Append(']');
    }

    private void Object(int depth)
    {
        text.Append('{');
        Space();
        for (int count = random.Next(KeyNames is null ? 6 : 40), i = 0; i < count; i++)
        {
            if (i > 0) Comma();
            Key(i);
            Space();
            text.Append(':');
            Space();
            Value(KeyNames is null ? depth : Math.Min(depth, random.Next(depth + 1)));
        }
        Space();
        text.Append('}');
    }

    private void Key(int index)
    {
        if (KeyNames is not null)
        {
            text.Append('"').Append(KeyNames[random.Next(KeyNames.Length)]).Append('"');
            return;
        }
        String(random.Next(4));
        if (UniqueKeys) text.Insert(text.Length - 1, "_" + index);
    }

    private void String(int pieces)
    {
        text.Append('"');
        for (int i = 0; i < pieces; i++)
        {
            if (AllowLoneSurrogates && random.Next(20) == 0) text.Append(Lone[random.Next(Lone.Length)]);
            else text.Append(Pieces[random.Next(Pieces.Length)]);
        }
        text.Append('"');
    }

    private void Comma()
    {
        Space();
        text.Append(',');
        Space();
    }

    private void Space() => text.Append(Spaces[random.Next(Spaces.Length)]);

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
