using System;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>Writes sound records whose strings are escaped in every way that JSON allows.</summary>
sealed class RandomConversation
{
    private static readonly (int Low, int High)[] Ranges =
        [(0x00, 0x1F), (0x20, 0x7E), (0x20, 0x7E), ('"', '"'), ('\\', '\\'), (0x80, 0x7FF), (0x800, 0xD7FF),
            (0xE000, 0xFFFF), (0x10000, 0x10FFFF), (0x1F600, 0x1F64F)];

    private readonly Random random;
    private readonly StringBuilder json = new();

    private RandomConversation(int seed) => random = new Random(seed);

    /// <summary>Makes the record of a seed, in either format: valid, but for warnings.</summary>
    public static (string Line, RecordFormat Format) Create(int seed)
    {
        var conversation = new RandomConversation(seed);
        RecordFormat format = conversation.random.Next(3) == 0 ? RecordFormat.ShareGpt : RecordFormat.Messages;
        return (conversation.Write(format), format);
    }

    private string Write(RecordFormat format)
    {
        bool openAi = format == RecordFormat.Messages;
        json.Append('{');
        if (random.Next(4) == 0) Member("x" + random.Next(), () => String(Text())).Append(',');
        Key(openAi ? "messages" : "conversations").Append('[');
        if (random.Next(2) == 0) Message(openAi, "system").Append(',');
        int turns = random.Next(1, 5);
        for (int turn = 0; turn < turns; turn++)
        {
            Message(openAi, openAi ? "user" : "human").Append(',');
            Message(openAi, openAi ? "assistant" : "gpt");
            if (turn + 1 < turns) json.Append(',');
        }
        json.Append(']');
        if (random.Next(4) == 0) Member("tools", () => json.Append("[ " + Check.Tool + " ]"), before: ",");
        return json.Append('}').ToString();
    }

    private StringBuilder Message(bool openAi, string role)
    {
        json.Append('{');
        bool weighted = random.Next(4) == 0;
        if (random.Next(2) == 0)
        {
            Content(openAi).Append(',');
            Member(openAi ? "role" : "from", () => String(role));
        }
        else
        {
            Member(openAi ? "role" : "from", () => String(role), after: ",");
            Content(openAi);
        }
        if (weighted) Member("weight", () => json.Append(random.Next(2)), before: ",");
        return json.Append('}');
    }

    private StringBuilder Content(bool openAi) => Member(openAi ? "content" : "value", () =>
    {
        if (random.Next(4) > 0)
        {
            String("." + Text());
            return;
        }
        json.Append('[');
        int parts = random.Next(1, 4);
        for (int part = 0; part < parts; part++)
        {
            json.Append('{');
            Member("type", () => String("text"), after: ",");
            Member("text", () => String("." + Text())).Append(part + 1 < parts ? "}," : "}");
        }
        json.Append(']');
    });

    private StringBuilder Member(string key, Action value, string before = "", string after = "")
    {
        json.Append(before);
        Key(key);
        value();
        return json.Append(after);
    }

    private StringBuilder Key(string key)
    {
        String(key);
        return json.Append(random.Next(2) == 0 ? ":" : " : ");
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (int i = random.Next(12); i > 0; i--)
        {
            (int low, int high) = Ranges[random.Next(Ranges.Length)];
            text.Append(char.ConvertFromUtf32(random.Next(low, high + 1)));
        }
        return text.ToString();
    }

    private void String(string text)
    {
        json.Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool must = rune.Value < 0x20 || rune.Value is '"' or '\\';
            if (!must && random.Next(4) > 0) json.Append(rune);
            else Escape(rune);
        }
        json.Append('"');
    }

    private void Escape(Rune rune)
    {
        int letter = "\b\f\n\r\t\"\\/".IndexOf((char)Math.Min(rune.Value, 0xFFFF), StringComparison.Ordinal);
        if (letter >= 0 && random.Next(2) == 0)
        {
            json.Append('\\').Append("bfnrt\"\\/"[letter]);
            return;
        }
        foreach (char unit in rune.ToString())
            json.Append("\\u").Append(((int)unit).ToString(random.Next(2) == 0 ? "x4" : "X4"));
    }
}
