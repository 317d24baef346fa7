using System;
using System.Buffers;
using System.IO;
using System.Text;

namespace Phi3Data.Benchmarks;

/// <summary>Makes valid chat records of a shape. The same shape and size give the same bytes everywhere.</summary>
sealed class ChatGenerator
{
    /// <summary>What every data set is made from.</summary>
    public const ulong Seed = 20251;

    private readonly ArrayBufferWriter<byte> line = new(8192);
    private readonly Layout layout;
    private readonly Vocabulary vocabulary;
    private SplitMix64 random;

    /// <summary>Starts a data set.</summary>
    public ChatGenerator(DataShape shape)
    {
        random = new SplitMix64(Seed + (ulong)shape);
        vocabulary = shape switch
        {
            DataShape.Escapes => Vocabulary.Code(ref random),
            DataShape.Cjk => Vocabulary.Chinese(ref random),
            _ => Vocabulary.Prose(ref random),
        };
        layout = shape switch
        {
            DataShape.Short => new Layout(Spaced: true, SystemPercent: 0, MaxTurns: 1, (40, 100), (70, 170)),
            DataShape.Medium => new Layout(Spaced: true, SystemPercent: 30, MaxTurns: 3, (100, 400), (300, 1100)),
            DataShape.Escapes => new Layout(Spaced: false, SystemPercent: 30, MaxTurns: 2, (100, 400), (500, 1500)),
            _ => new Layout(Spaced: false, SystemPercent: 30, MaxTurns: 2, (90, 360), (500, 1500)),
        };
    }

    /// <summary>Writes as many whole records as fit into a number of bytes, each with its LF.</summary>
    public void WriteTo(Stream stream, long bytes)
    {
        while (true)
        {
            line.ResetWrittenCount();
            WriteRecord();
            bytes -= line.WrittenCount;
            if (bytes < 0) return;
            stream.Write(line.WrittenSpan);
        }
    }

    private void WriteRecord()
    {
        // With the spaces that Python's json puts, or without, as most other writers do.
        string comma = layout.Spaced ? ", " : ",", colon = layout.Spaced ? ": " : ":";
        Write($"{{\"messages\"{colon}[");
        if (random.Between(0, 99) < layout.SystemPercent)
            Write($"{{\"role\"{colon}\"system\"{comma}\"content\"{colon}\"You are a helpful assistant.\"}}{comma}");
        for (int turns = random.Between(1, layout.MaxTurns); turns > 0; turns--)
        {
            Write($"{{\"role\"{colon}\"user\"{comma}\"content\"{colon}\"");
            WriteText(layout.Question);
            Write($"\"}}{comma}{{\"role\"{colon}\"assistant\"{comma}\"content\"{colon}\"");
            WriteText(layout.Answer);
            Write(turns > 1 ? $"\"}}{comma}" : "\"}");
        }
        Write("]}\n");
    }

    private void WriteText((int Low, int High) bytes)
    {
        int end = line.WrittenCount + random.Between(bytes.Low, bytes.High);
        while (line.WrittenCount < end)
        {
            line.Write(vocabulary.Words[random.Skewed(vocabulary.Words.Length)]);
            line.Write(vocabulary.Gaps[random.Between(0, vocabulary.Gaps.Length - 1)]);
        }
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text.AsSpan(), line);

    /// <summary>How long the parts of a record are; texts in bytes.</summary>
    private sealed record Layout(
        bool Spaced, int SystemPercent, int MaxTurns, (int Low, int High) Question, (int Low, int High) Answer);
}
