using System;
using System.Linq;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Looks at valid records and counts. Serves one thread; works in memory that grows to the longest content.</summary>
sealed class StatisticsCollector
{
    private const int LongestWord = 40;

    private readonly StatisticsOptions options;
    private readonly KeyPath? labelPath;
    private readonly ContentKinds kinds = new();
    private readonly JsonScratch scratch = new();
    private readonly long[] letters = new long[Scripts.Count];
    private byte[] text = new byte[4096];
    private int textLength;
    private bool isBlank;

    /// <summary>Makes a collector with nothing counted.</summary>
    public StatisticsCollector(StatisticsOptions options)
    {
        this.options = options;
        labelPath = options.LabelPath is string path ? new KeyPath(path, nameof(options)) : null;
    }

    /// <summary>What was counted since it was last cleared.</summary>
    public DatasetStatistics Statistics { get; } = new();

    /// <summary>Counts a record.</summary>
    public void Add(in ConversationView view)
    {
        MessageList messages = view.Messages;
        Array.Clear(letters);
        long recordCharacters = 0;
        int turns = 0;
        bool isAsked = false, hasSystem = false, hasCalls = false;
        foreach (MessageView message in messages)
        {
            Read(message);
            long characters = CountCharacters();
            recordCharacters += characters;
            RoleStatistics role = Statistics.Of(message.Role);
            role.Characters.Add(characters);
            if (isBlank) role.Empty++;
            if (message.IsTrained) role.Trained++;
            if (message.Role == Role.User) isAsked = true;
            else if (message.Role == Role.System && !hasSystem)
            {
                hasSystem = true;
                Statistics.SystemPrompts.Add(Text);
            }
            else if (message.Role == Role.Assistant)
            {
                if (isAsked) turns++;
                isAsked = false;
                if (!isBlank) CountAnswer();
                hasCalls |= CountCalls(message);
            }
        }
        Statistics.Records++;
        Statistics.Messages.Add(messages.Count);
        Statistics.Turns.Add(turns);
        Statistics.Characters.Add(recordCharacters);
        if (!view.Tools.IsEmpty) Statistics.RecordsWithTools++;
        if (hasCalls) Statistics.RecordsWithCalls++;
        Statistics.CountLetters(letters);
        CountLabel(view);
    }

    private ReadOnlySpan<byte> Text => text.AsSpan(0, textLength);

    /// <summary>Decodes a content: a string, or the text parts joined by LF.</summary>
    private void Read(in MessageView message)
    {
        textLength = 0;
        ReadOnlySpan<byte> raw = message.RawContent;
        if (text.Length < raw.Length) text = new byte[Math.Max(raw.Length, text.Length * 2)];
        if (message.ContentKind == JsonKind.String) textLength = JsonString.Unescape(raw, text);
        if (message.ContentKind != JsonKind.Array) return;
        var parts = new ContentParts(raw, scratch);
        while (parts.MoveNext())
        {
            if (!parts.IsText || parts.Text.Kind != JsonKind.String) continue;
            if (textLength > 0) text[textLength++] = (byte)'\n';
            textLength += JsonString.Unescape(parts.Text.Raw(raw), text.AsSpan(textLength));
        }
    }

    /// <summary>Counts the characters of the text and its letters by script, and sees whether it says anything.</summary>
    private long CountCharacters()
    {
        long characters = 0;
        isBlank = true;
        for (ReadOnlySpan<byte> rest = Text; !rest.IsEmpty; characters++)
        {
            Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
            letters[(int)Scripts.Of(rune.Value)]++;
            isBlank = isBlank && Rune.IsWhiteSpace(rune);
            rest = rest[length..];
        }
        letters[(int)Script.None] = 0;
        return characters;
    }

    private void CountAnswer()
    {
        Statistics.CountAnswer(kinds.Of(Text));
        ReadOnlySpan<byte> word = Text.TrimStart(" \t\r\n"u8);
        int end = word.IndexOfAny(" \t\r\n"u8);
        if (end >= 0) word = word[..end];
        if (word.IsEmpty) return;
        word = TrimPunctuation(word[..Math.Min(word.Length, LongestWord)]);
        Span<char> lower = stackalloc char[LongestWord];
        Span<byte> utf8 = stackalloc byte[LongestWord * 3];
        // A cut in a character at the longest word's end gives U+FFFD, the same for all such words.
        int units = Encoding.UTF8.GetString(word).AsSpan().ToLowerInvariant(lower);
        Statistics.FirstWords.Add(utf8[..Encoding.UTF8.GetBytes(lower[..Math.Max(units, 0)], utf8)]);
    }

    private static ReadOnlySpan<byte> TrimPunctuation(ReadOnlySpan<byte> word) => word.Trim(".,:;!?\"'()*"u8) is { IsEmpty: false } trimmed
        ? trimmed : word;

    private bool CountCalls(in MessageView message)
    {
        JsonSlot calls = message.Slot.ToolCalls;
        if (calls.Kind != JsonKind.Array || calls.Empty) return message.Slot.HasCalls;
        ReadOnlySpan<byte> raw = message.RawToolCalls;
        calls.Start = 0;
        var walker = new ToolWalker(raw, calls, scratch);
        while (walker.MoveNext())
        {
            JsonSlot name = walker.Current.Name;
            if (name.Kind == JsonKind.String) Statistics.CalledTools.Add(name.Raw(raw));
        }
        return true;
    }

    /// <summary>Counts the value at the label's path, a number or word as it is written; without a path, a short last answer.</summary>
    private void CountLabel(in ConversationView view)
    {
        if (labelPath is null)
        {
            MessageView last = view.Messages[view.Messages.Count - 1];
            if (last.Role != Role.Assistant) return;
            Read(last);
            ReadOnlySpan<byte> answer = Text.Trim(" \t\r\n"u8);
            if (!answer.IsEmpty && answer.Length <= options.LongestLabel) Statistics.Labels.Add(answer);
            return;
        }
        if (labelPath.TryRead(view.Line, scratch, out ReadOnlySpan<byte> label)) Statistics.Labels.Add(label);
    }
}
