using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class LooseMessagesTests
{
    [Fact]
    public async Task EndsWithTheUser_IsReportedAtTheLastMessage() => await Analyze.Finds("""
        writer.Write(Conversation.From([ChatMessage.User("a"), ChatMessage.Assistant("b"), [|PHI2011:ChatMessage.User("c")|]]));
        """);

    [Fact]
    public async Task RepeatedRole_IsReportedAtTheSecond() => await Analyze.Finds("""
        writer.Write(Conversation.From(new[] { ChatMessage.User("a"), [|PHI2003:ChatMessage.User("b")|], ChatMessage.Assistant("c") }));
        """);

    [Fact]
    public async Task LateSystem_IsReportedWhereItStands() => await Analyze.Finds("""
        writer.Write(Conversation.From(new List<ChatMessage> { ChatMessage.User("a"), [|PHI2012:ChatMessage.System("s")|], ChatMessage.Assistant("c") }));
        """);

    [Fact]
    public async Task StartsWithTheAssistant_IsReported() => await Analyze.Finds("""
        writer.Write(Conversation.From([[|PHI2017:ChatMessage.Assistant("b")|], ChatMessage.User("a"), ChatMessage.Assistant("b")]));
        """);

    [Fact]
    public async Task ResultOfNoCall_IsReported() => await Analyze.Finds("""
        writer.Write(Conversation.From([ChatMessage.User("a"), ChatMessage.Calls(new ChatToolCall("c1", "f", "{}")),
            [|PHI2103:ChatMessage.Tool("c2", "r")|], ChatMessage.Assistant("b")]));
        """);

    [Fact]
    public async Task NoAssistant_IsReportedAtTheList() => await Analyze.Finds("""
        writer.Write(Conversation.From([|PHI2010:[ChatMessage.User("a")]|]));
        """);

    [Fact]
    public async Task WhatIsNotKnown_ReportsNothing() => await Analyze.Finds("""
        ChatMessage[] more = [];
        writer.Write(Conversation.From([ChatMessage.Assistant("a"), .. more]));
        writer.Write(Conversation.From([ChatMessage.User(text), ChatMessage.Assistant("b", trained: false), ChatMessage.User("a"), ChatMessage.Assistant("b")]));
        """);
}
