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
    public async Task ControlTokenInAnInterpolatedString_IsReportedAtTheString() =>
        await Analyze.Finds("""Conversation.Create().User([|PHI3005:$"{text} <|end|>"|]).Assistant("b").AppendTo(writer);""");

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
