using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Rows of messages that are known only at run time.</summary>
public class LooseConversationTests
{
    [Fact]
    public void Collection_GivesItsRow() => Assert.Equal(
        """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":1}]}""",
        Conversation.From([ChatMessage.System("s"), ChatMessage.User("a"), ChatMessage.Assistant("b", trained: true)]).ToString());

    [Fact]
    public void Tools_AreWritten()
    {
        List<ChatMessage> messages =
        [
            ChatMessage.User("a"),
            ChatMessage.Calls(new ChatToolCall("c1", "f", "{}"), new ChatToolCall("c2", "f", """{"n":"\n"}""")),
            ChatMessage.Tool("c2", "2"),
            ChatMessage.Tool("c1", "1"),
            ChatMessage.Assistant("b"),
        ];
        Assert.Empty(Conversation.From(messages, [new ChatTool("f", "d", """{"type":"object"}""")]).Findings);
    }

    [Fact]
    public void WrongOrder_IsThrownAsFindings()
    {
        var error = Assert.Throws<ConversationException>(
            () => Conversation.From([ChatMessage.Assistant("b"), ChatMessage.System("s"), ChatMessage.User("a")]));
        Assert.Equal(["PHI2011", "PHI2012", "PHI2017"], error.Findings.Select(finding => finding.Rule).Order());
    }

    [Fact]
    public void MissingContent_IsAFinding()
    {
        var error = Assert.Throws<ConversationException>(
            () => Conversation.From([new ChatMessage(Role.User, null), ChatMessage.Assistant("b")]));
        Assert.Equal(["PHI2007"], error.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void NoMessage_IsAFinding() => Assert.Throws<ConversationException>(() => Conversation.From([]));

    [Fact]
    public void UnknownRole_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => Conversation.From([new ChatMessage(Role.Unknown, "a")]));

    [Fact]
    public async Task WhatTheReaderGives_CanBeWrittenAgain()
    {
        string row = Conversation.Create().WithTool("f").User("a")
            .CallTool("f", """{"text":"\"é\""}""").ToolResult("1").Assistant("b", trained: false).User("c").Assistant("d").Build().ToString();
        await using var reader = new JsonlReader(DatasetSource.FromStream(new MemoryStream(Chats.Lines(row)), "rows.jsonl"));
        ChatRecord record = null!;
        await foreach (ChatRecord read in reader.ReadAllAsync()) record = read;
        Conversation again = Conversation.From(record.Messages, [new ChatTool("f")]);
        Assert.Equal(
            row.Replace(""","tool_call_id":"call_1"}""", "}"),
            again.ToString().Replace(""","tool_call_id":"call_1"}""", "}"));
        Assert.Equal("call_1", record.Messages[2].ToolCallId);
    }
}
