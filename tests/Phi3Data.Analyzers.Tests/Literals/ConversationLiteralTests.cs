using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class ConversationLiteralTests
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
            ChatMessage.Tool("[|PHI2103:c2|]", "r"), ChatMessage.Assistant("b")], [new ChatTool("f")]));
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

    [Fact]
    public async Task ListInAVariable_IsLookedAt_UnlessItIsUsedElsewhere() => await Analyze.Finds("""
        List<ChatMessage> known = [ChatMessage.User("a"), ChatMessage.Assistant("b"), [|PHI2011:ChatMessage.User("c")|]];
        writer.Write(Conversation.From(known));
        List<ChatMessage> added = [ChatMessage.User("a")];
        added.Add(ChatMessage.Assistant("b"));
        writer.Write(Conversation.From(added));
        """);

    [Fact]
    public async Task NewMessages_AreRead() => await Analyze.Finds("""
        writer.Write(Conversation.From([new ChatMessage(Role.User, "a"), [|PHI2003:new ChatMessage(Role.User, "b")|], new ChatMessage(Role.Assistant, "c")]));
        """);

    [Fact]
    public async Task WeightOnTheUser_IsReported() => await Analyze.Finds("""
        writer.Write(Conversation.From([ChatMessage.User("a") with { Trained = [|PHI2019:true|] }, ChatMessage.Assistant("c")]));
        writer.Write(Conversation.From([new ChatMessage(Role.User, "a") { Trained = [|PHI2019:false|] }, ChatMessage.Assistant("c")]));
        """);

    [Fact]
    public async Task NothingTrained_IsReportedAtTheWhole() => await Analyze.Finds("""
        [|PHI2020:Conversation.Create().User("a").Assistant("b", trained: false)|].AppendTo(writer);
        writer.Write(Conversation.From([|PHI2020:[ChatMessage.User("a"), ChatMessage.Assistant("b", trained: false)]|]));
        """);

    [Fact]
    public async Task ToolsOfAChain_AreChecked_WithTheirArguments() => await Analyze.Finds(""""
        Conversation.Create().WithTool("track", "d", """{"type":"object","properties":{"order":{"type":"integer"}},"required":["order"]}""")
            .User("a").CallTool("track", "{\"order\":[|PHI2116:\"x\"|]}").ToolResult("r").Assistant("b").AppendTo(writer);
        Conversation.Create().WithTool("track").User("a").CallTool("[|PHI2111:trak|]", "{}").ToolResult("r").Assistant("b").AppendTo(writer);
        Conversation.Create().WithTool("track").User("a").CallTool("track", [|PHI2110:"{"|]).ToolResult("r").Assistant("b").AppendTo(writer);
        Conversation.Create().WithTool("track").User("a").CallTool("track", text).ToolResult("r").Assistant("b").AppendTo(writer);
        """");

    [Fact]
    public async Task Outputs_MustDiffer() => await Analyze.Finds("""
        [|PHI2205:Conversation.Create().User("a").Preferred("b").NonPreferred("b")|].AppendTo(writer);
        Conversation.Create().User("a").Preferred(text).NonPreferred(text).AppendTo(writer);
        Conversation.Create().User("a").Reference("reference_answer", "b").AppendTo(writer);
        """);

    [Fact]
    public async Task RulesThatCodeNames_AreKeptTo() => await Analyze.Finds("""
        writer.Write(Conversation.From([ChatMessage.User("a")], rules: ProfileCatalog.Find("azure-openai-rft")!.CreateOptions()));
        writer.Write(Conversation.From([ChatMessage.User("a"), [|PHI2210:ChatMessage.Assistant("a")|]], rules: ProfileCatalog.Find("azure-openai-rft")!.CreateOptions()));
        RuleOptions unknown = RuleOptions.Default;
        writer.Write(Conversation.From([ChatMessage.User("a")], rules: unknown));
        """);
}
