using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>Random input files of everything that can stand in one: records, faults, blank lines, repeats, noise.</summary>
static class RandomDataset
{
    /// <summary>The limit that some of the lines are over.</summary>
    public const int MaxLineBytes = 2_000;

    public static List<(string Name, byte[] Bytes)> Create(int seed, int files, int lines)
    {
        var random = new Random(seed);
        var pool = new List<byte[]>();
        var result = new List<(string, byte[])>();
        for (int f = 0; f < files; f++)
        {
            var bytes = new List<byte>();
            if (random.Next(4) == 0) bytes.AddRange("\uFEFF"u8);
            int count = random.Next(lines + 1);
            for (int i = 0; i < count; i++)
            {
                bytes.AddRange(Line(random, pool));
                if (random.Next(8) == 0) bytes.Add((byte)'\r');
                if (i + 1 < count || random.Next(2) == 0) bytes.Add((byte)'\n');
            }
            byte[] file = [.. bytes];
            bool isGzip = random.Next(5) == 0;
            result.Add(($"in{f}.jsonl{(isGzip ? ".gz" : "")}", isGzip ? Chats.Gzip(file) : file));
        }
        return result;
    }

    private static byte[] Line(Random random, List<byte[]> pool)
    {
        if (pool.Count > 0 && random.Next(6) == 0) return pool[random.Next(pool.Count)];
        byte[] line = random.Next(12) switch
        {
            < 6 => Utf8(Chats.Record(Text(random), Text(random))),
            6 => Utf8(Chats.Record(Text(random)).Replace("{\"messages", "{\"extra\":1,\"messages", StringComparison.Ordinal)),
            7 => Utf8(new string(' ', random.Next(3))),
            8 => Utf8(new[] { "{}", "[", "null", "{\"messages\":[]}", "{\"a\":", "text", "\0" }[random.Next(7)]),
            9 => [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (byte)random.Next(256)).Where(b => b != '\n')],
            10 => Utf8(Chats.RecordOf(MaxLineBytes + random.Next(-2, 3))),
            _ => random.Next(4) == 0 ? Utf8(new string('x', random.Next(5_000))) : Utf8(Chats.Record("é\\u00e9", Text(random))),
        };
        pool.Add(line);
        return line;
    }

    private static string Text(Random random)
    {
        string[] words = ["question", "é", "漢字", "𝄞", "\\n", "\\\"", "\\ud834\\udd1e", "\u2028", "1", " "];
        var text = new StringBuilder("a");
        for (int i = random.Next(12); i > 0; i--) text.Append(words[random.Next(words.Length)]);
        return text.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
