using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class ConversationViewTests
{
    [Property(MaxTest = 2000, Replay = "20240511,9")]
    public void RandomConversation_ReadsAsJsonDocumentReadsIt(int seed)
    {
        (string text, RecordFormat format) = RandomConversation.Create(seed);
        byte[] line = Encoding.UTF8.GetBytes(text);
        var findings = new FindingBuffer(RuleOptions.Default);
        LineVerdict verdict = new RecordRules(RuleOptions.Default).Check(line, 1, format, findings, out ConversationView view);
        Assert.True(verdict == LineVerdict.Valid, $"seed {seed}: {text}");

        using JsonDocument document = JsonDocument.Parse(line);
        bool openAi = format == RecordFormat.Messages;
        JsonElement[] expected = [.. document.RootElement.GetProperty(openAi ? "messages" : "conversations").EnumerateArray()];
        Assert.Equal((format, expected.Length), (view.Format, view.Messages.Count));
        Assert.True(view.Line.SequenceEqual(line));
        for (int i = 0; i < expected.Length; i++) Compare(expected[i], view.Messages[i], openAi, seed);
        bool hasTools = document.RootElement.TryGetProperty("tools", out JsonElement tools);
        Assert.Equal(hasTools ? tools.GetRawText() : "", Encoding.UTF8.GetString(view.Tools));
    }

    private static void Compare(JsonElement expected, MessageView message, bool openAi, int seed)
    {
        Assert.Equal(expected.GetProperty(openAi ? "role" : "from").GetString(), message.Role switch
        {
            Role.System => "system",
            Role.User => openAi ? "user" : "human",
            Role.Assistant => openAi ? "assistant" : "gpt",
            _ => $"seed {seed}",
        });
        JsonElement content = expected.GetProperty(openAi ? "content" : "value");
        bool isString = content.ValueKind == JsonValueKind.String;
        string decoded = isString
            ? content.GetString()!
            : string.Join('\n', content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        Assert.Equal(decoded, message.GetContent());
        Assert.Equal(isString ? JsonKind.String : JsonKind.Array, message.ContentKind);
        string raw = content.GetRawText();
        Assert.Equal(isString ? raw[1..^1] : raw, Encoding.UTF8.GetString(message.RawContent));
        Assert.Equal(isString && raw.Contains('\\'), message.IsContentEscaped);
        byte[] copy = new byte[message.RawContent.Length];
        int length = message.CopyContentTo(copy);
        Assert.Equal(isString ? decoded : "", Encoding.UTF8.GetString(copy, 0, length));
        bool untrained = expected.TryGetProperty("weight", out JsonElement weight) && weight.GetInt32() == 0;
        Assert.Equal(message.Role == Role.Assistant && !untrained, message.IsTrained);
    }

    [Fact]
    public void Default_IsEmpty()
    {
        ConversationView view = default;
        Assert.Equal((0, RecordFormat.Messages, 0), (view.Messages.Count, view.Format, view.Line.Length));
        Assert.True(view.Tools.IsEmpty);
        foreach (MessageView message in view.Messages) Assert.Fail(message.Role.ToString());
    }

    [Fact]
    public void InvalidRecord_GivesTheDefaultView()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        byte[] bad = Encoding.UTF8.GetBytes(Check.Record(Check.User));
        Assert.Equal(LineVerdict.Invalid, rules.Check(bad, 1, RecordFormat.Messages, findings, out ConversationView view));
        Assert.Equal(0, view.Messages.Count);
        Assert.Equal(LineVerdict.Blank, rules.Check(" "u8, 1, RecordFormat.Messages, findings, out view));
        Assert.Equal(0, view.Messages.Count);
    }

    [Fact]
    public void Foreach_GivesTheMessagesInOrder()
    {
        byte[] line = Encoding.UTF8.GetBytes(Check.Record(Check.System, Check.User, Check.Assistant));
        _ = new RecordRules(RuleOptions.Default).Check(
            line, 1, RecordFormat.Messages, new FindingBuffer(RuleOptions.Default), out ConversationView view);
        string roles = "";
        foreach (MessageView message in view.Messages) roles += message.Role + " ";
        Assert.Equal("System User Assistant ", roles);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void IndexOutOfRange_Throws(int index)
    {
        byte[] line = Encoding.UTF8.GetBytes(Check.Record(Check.User, Check.Assistant));
        Assert.Throws<IndexOutOfRangeException>(() =>
        {
            _ = new RecordRules(RuleOptions.Default).Check(
                line, 1, RecordFormat.Messages, new FindingBuffer(RuleOptions.Default), out ConversationView view);
            _ = view.Messages[index].Role;
        });
    }
}
