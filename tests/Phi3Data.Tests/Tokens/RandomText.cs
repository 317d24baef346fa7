using System;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>Text of a seed that is rich in what tokenizers treat in a way of its own.</summary>
static class RandomText
{
    private static readonly string[] Words =
    [
        "the", "The", "THE", "HTTPServer", "camelCase", "naïve", "straße", "don't", "I'LL", "we've", "it'ſ", "'s", "'S", "'re", "x'y",
        "привет", "ПРИВЕТ", "Ещё", "γειά", "שלום", "مرحبا", "नमस्ते", "สวัสดี", "你好世界", "日本語", "한국어", "ǅungla", "ʰa", "Aʰ", "e\u0301", "\u0301e",
        "\u0301A", "A\u0301B", "\U00010400\U00010428", "\U0001D7D8\U0001D7D9", "\U00020000", "\U0001F600", "👨‍👩‍👧", "\u2581", "\u2581\u2581x",
        "\u00A0", "\u3000", "\u0085", "\u2028", "\uFEFF", "\u200B", "\0", "\u007F", "<|end|>", "<s>", "<0x0A>", "\uFFFD",
        "0", "12", "345", "6789", "3.14", "½", "٣٤", "Ⅳ", "://", "/*", "//\n", "();", "});\r\n", "----", "====", "#include", "!!!", "...", "…", "“q”",
    ];

    private static readonly string[] Spaces =
        [" ", " ", " ", " ", "  ", "   ", "\n", "\n\n", "\r\n", "\t", "\t\t", " \n", "\n ", "    ", "                 ", "\n    ", "\v", "\f "];

    /// <summary>About <paramref name="length"/> UTF-16 units.</summary>
    public static string Create(int seed, int length)
    {
#pragma warning disable CA5394 // A test is repeated by its seed.
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            switch (random.Next(10))
            {
                case < 3: text.Append(Spaces[random.Next(Spaces.Length)]); break;
                case < 8: text.Append(Words[random.Next(Words.Length)]); break;
                case 8: text.Append((char)random.Next(' ', 0x7F)); break;
                default: text.Append(new Rune(AnyCodePoint(random)).ToString()); break;
            }
            // A character again and again: ties are where tokenizers differ.
            if (random.Next(8) == 0 && !char.IsSurrogate(text[^1])) text.Append(text[^1], random.Next(40));
        }
        return text.ToString();
    }

    private static int AnyCodePoint(Random random)
    {
        int codePoint = random.Next(4) == 0 ? random.Next(0x20000) : random.Next(0x3000);
#pragma warning restore CA5394
        return codePoint is >= 0xD800 and < 0xE000 ? '?' : codePoint;
    }
}
