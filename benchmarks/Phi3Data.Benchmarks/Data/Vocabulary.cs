using System;
using System.Text;

namespace Phi3Data.Benchmarks;

/// <summary>Words and what stands between them, ready for a JSON string: UTF-8, escapes written out.</summary>
/// <param name="Words">The words, the frequent ones first.</param>
/// <param name="Gaps">What may follow a word.</param>
sealed record Vocabulary(byte[][] Words, byte[][] Gaps)
{
    private const int WordCount = 4096;

    // Each letter as often as in English, roughly.
    private const string Letters = "eeeeeeetttttaaaaaooooiiiinnnnssssrrrrhhhhdddlluuccmmwwffggyyppbbvkjxqz";

    /// <summary>Invented words of Latin letters with spaces and punctuation.</summary>
    public static Vocabulary Prose(ref SplitMix64 random) =>
        new(LatinWords(ref random), [.. Repeat(" ", 20), .. Utf8(", ", ", ", ". ", "? ", @".\n")]);

    /// <summary>The same words with the punctuation of source code, of which much must be escaped.</summary>
    public static Vocabulary Code(ref SplitMix64 random) =>
        new(LatinWords(ref random), Utf8(" ", " ", " = ", ".", "(", @"(\""", @"\"");\n\t", @";\n    ", @" {\n", @"\n}\n\n"));

    /// <summary>Invented words of one to three Chinese characters, with now and then an emoji.</summary>
    public static Vocabulary Chinese(ref SplitMix64 random)
    {
        byte[][] words = new byte[WordCount][];
        var word = new StringBuilder();
        for (int i = 0; i < words.Length; i++)
        {
            word.Clear();
            for (int n = random.Between(1, 3); n > 0; n--) word.Append((char)random.Between(0x4E00, 0x9FA4));
            words[i] = Encoding.UTF8.GetBytes(word.ToString());
        }
        return new(words, [.. Repeat("", 24), .. Utf8("，", "，", "，", "、", "。", "。", "？", @"。\n", "😀", "👍🏽", " AI ", "3")]);
    }

    private static byte[][] LatinWords(ref SplitMix64 random)
    {
        byte[][] words = new byte[WordCount][];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = new byte[random.Between(2, 9)];
            for (int n = 0; n < words[i].Length; n++) words[i][n] = (byte)Letters[random.Between(0, Letters.Length - 1)];
        }
        return words;
    }

    private static byte[][] Repeat(string text, int times)
    {
        byte[][] texts = new byte[times][];
        Array.Fill(texts, Encoding.UTF8.GetBytes(text));
        return texts;
    }

    private static byte[][] Utf8(params string[] texts) => Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
}
