using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class ContentLiteralTests
{
    [Fact]
    public async Task EmptyAnswer_IsReportedAtItsText() =>
        await Analyze.Finds("""Conversation.Create().User("a").Assistant("[|PHI3001: |]").AppendTo(writer);""");

    [Fact]
    public async Task EmptyUtf8Literal_IsReported() =>
        await Analyze.Finds("""Conversation.Create().User([|PHI3002:""u8|]).Assistant("b").AppendTo(writer);""");

    [Fact]
    public async Task ControlToken_IsReportedWhereItStands() => await Analyze.Finds("""
        Conversation.Create().User("é \"quoted\" \u00e9 [|PHI3005:<|user|>|] b").Assistant("b").AppendTo(writer);
        Conversation.Create().User(@"a ""b"" [|PHI3005:<|end|>|]").Assistant("b").AppendTo(writer);
        """);

    [Fact]
    public async Task ControlTokenInAnInterpolatedString_IsReportedWhereItStands()
    {
        await Analyze.Finds("""Conversation.Create().User($"{{\u00e9 {text} {{ [|PHI3005:<|end|>|]").Assistant("b").AppendTo(writer);""");
        await Analyze.Finds("""Conversation.Create().User($@"{{ ""{text}"" [|PHI3005:<|end|>|]").Assistant("b").AppendTo(writer);""");
    }

    [Fact]
    public async Task TokenOfTheModelOnly_IsReportedForThatModel()
    {
        const string Code = """Conversation.Create().User("a <s> b").Assistant("b").AppendTo(writer);""";
        await Analyze.Finds(Code);
        await Analyze.Finds(Code.Replace("<s>", "[|PHI3005:<s>|]"), options: new Dictionary<string, string> { ["build_property.Phi3Model"] = "phi-3-mini-4k" });
    }

    [Fact]
    public async Task ConstantsAndTemplates_AreLookedAtToo()
    {
        await Analyze.Finds("""const string Empty = ""; Conversation.Create().User([|PHI3002:Empty|]).Assistant("b").AppendTo(writer);""");
        await Analyze.Finds(Sources.ParseTypes("""
            [ConversationTemplate]
            partial record Row(int Order)
            {
                [UserMessage] const string Question = "Is {Order} [|PHI3005:<|end|>|]?";
                [AssistantMessage] const string Answer = [|PHI3001:""|];
            }
            """));
    }

    [Fact]
    public async Task HoleAlone_IsNotEmpty() =>
        await Analyze.Finds("""Conversation.Create().User($"{text}").Assistant("b").AppendTo(writer);""");

    [Fact]
    public async Task LooseMessages_AreLookedAtToo() => await Analyze.Finds("""
        writer.Write(Conversation.From([ChatMessage.User("a"), ChatMessage.Assistant([|PHI3001:""|])]));
        """);

    [Fact]
    public async Task SeverityOfTheProject_Counts()
    {
        var options = new Dictionary<string, string> { ["build_property.Phi3Rules"] = "PHI3002=none" };
        await Analyze.Finds("""Conversation.Create().User("").Assistant("b").AppendTo(writer);""", options: options);
    }
}
