using System;
using System.Buffers;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Conversations for tests of templates, whatever rules they break.</summary>
sealed class TestConversations
{
    private static readonly RuleOptions NoRules = MakeOptions();

    private readonly RecordRules rules = new(NoRules);
    private readonly FindingBuffer findings = new(NoRules);

    /// <summary>Reads a line; valid until the next call.</summary>
    public ConversationView Read(byte[] line, RecordFormat format = RecordFormat.Messages)
    {
        LineVerdict verdict = rules.Check(line, 1, format, findings, out ConversationView view);
        if (verdict != LineVerdict.Valid) Assert.Fail($"The line is {verdict}.");
        return view;
    }

    /// <summary>Reads a line of text; valid until the next call.</summary>
    public ConversationView Read(string line, RecordFormat format = RecordFormat.Messages) =>
        Read(Encoding.UTF8.GetBytes(line), format);

    private static RuleOptions MakeOptions()
    {
        RuleOptions options = RuleOptions.Default;
        foreach (RuleInfo rule in RuleCatalog.All) options = options.WithSeverity(rule.Rule, Severity.None);
        return options;
    }
}

/// <summary>A tokenizer of bytes: one token for each, and one more for each text, as a word mark is.</summary>
sealed class ByteCounter : IByteBoundCounter
{
    public string Name => "bytes";

    /// <summary>How often a text was counted.</summary>
    public int Calls { get; private set; }

    public int Count(ReadOnlySpan<byte> utf8)
    {
        Calls++;
        return utf8.IsEmpty ? 0 : utf8.Length + 1;
    }

    public int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids)
    {
        if (utf8.IsEmpty) return 0;
        Span<int> span = ids.GetSpan(utf8.Length + 1);
        span[0] = -1;
        for (int i = 0; i < utf8.Length; i++) span[i + 1] = utf8[i];
        ids.Advance(utf8.Length + 1);
        return utf8.Length + 1;
    }
}
