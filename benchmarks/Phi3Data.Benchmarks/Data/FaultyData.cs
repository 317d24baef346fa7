using System;
using System.IO;
using System.Text;

namespace Phi3Data.Benchmarks;

/// <summary>A data set of <see cref="ChatData"/> in which some lines are broken, evenly spread, all in one way.</summary>
static class FaultyData
{
    /// <summary>Breaks lines.</summary>
    /// <param name="data">Valid records with the spaces that Python's json puts.</param>
    /// <param name="fault">How.</param>
    /// <param name="perThousand">How many of a thousand lines, 0 to 1,000.</param>
    /// <returns>As many lines.</returns>
    public static byte[] Make(ChatData data, Fault fault, int perThousand)
    {
        using var stream = new MemoryStream(data.Bytes.Length + data.Bytes.Length / 8);
        int line = 0;
        foreach (Range range in data.Bytes.AsSpan(0, data.Bytes.Length - 1).Split((byte)'\n'))
        {
            bool isFaulty = (line + 1) * perThousand / 1000 > line * perThousand / 1000;
            ReadOnlySpan<byte> bytes = data.Bytes.AsSpan(range);
            stream.Write(isFaulty ? Break(bytes, fault) : bytes);
            stream.WriteByte((byte)'\n');
            line++;
        }
        return stream.ToArray();
    }

    private static byte[] Break(ReadOnlySpan<byte> line, Fault fault)
    {
        switch (fault)
        {
            case Fault.InvalidUtf8:
                byte[] bytes = line.ToArray();
                bytes[bytes.Length / 2] = 0xFF;
                return bytes;
            case Fault.CutOff:
                return line[..(line.Length / 2)].ToArray();
            case Fault.Blank:
                return "  "u8.ToArray();
        }
        string text = Encoding.UTF8.GetString(line);
        return Encoding.UTF8.GetBytes(fault switch
        {
            Fault.MissingComma => text.Replace("}, {", "} {", StringComparison.Ordinal),
            Fault.LoneSurrogate => text.Replace("\"content\": \"", "\"content\": \"\\ud800", StringComparison.Ordinal),
            Fault.NoMessages => text.Replace("{\"messages\"", "{\"mesages\"", StringComparison.Ordinal),
            Fault.UnknownRole => text.Replace("\"role\": \"", "\"role\": \"the ", StringComparison.Ordinal),
            Fault.LastFromUser => text[..text.LastIndexOf(", {\"role\"", StringComparison.Ordinal)] + "]}",
            Fault.UnknownKeys => text.Replace("\"role\"", "\"id\": 7, \"role\"", StringComparison.Ordinal),
            Fault.ControlTokens => text.Replace("\"content\": \"", "\"content\": \"<|end|>", StringComparison.Ordinal),
            _ => text.Replace("\"content\": \"", "\"content\": \"a@b.de b@b.de c@b.de d@b.de e@b.de ", StringComparison.Ordinal),
        });
    }
}
