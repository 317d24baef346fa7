using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class ContentMustNotBePlaceholderTests
{
    [Theory]
    [InlineData("TODO")]
    [InlineData(" todo: write it ")]
    [InlineData("TBD.")]
    [InlineData("...")]
    [InlineData("xxx")]
    [InlineData("Lorem ipsum dolor sit amet.")]
    [InlineData("<your answer here>")]
    [InlineData("[insert question]")]
    [InlineData("Your text goes here")]
    [InlineData("{{answer}}")]
    public async Task Placeholder_IsReportedAtItsText(string text)
    {
        await Analyze.Finds($"Conversation.Create().User([|PHI9005:\"{text}\"|]).Assistant(\"b\").AppendTo(writer);");
        await Analyze.Finds($"writer.Write(Conversation.From([ChatMessage.User(\"a\"), new ChatMessage(Role.Assistant, [|PHI9005:\"{text}\"|])]));");
    }

    [Theory]
    [InlineData("My todo list is long.")]
    [InlineData("Put the todo here: where?")]
    [InlineData("<b>answer</b>")]
    [InlineData("Wait... what?")]
    [InlineData("Write a poem.")]
    [InlineData("[1, 2]")]
    public async Task OtherText_ReportsNothing(string text) =>
        await Analyze.Finds($"Conversation.Create().User(\"{text}\").Assistant(\"b\").AppendTo(writer);");

    [Fact]
    public async Task Hole_IsNotKnown() =>
        await Analyze.Finds("Conversation.Create().User($\"TODO: {text}\").Assistant(\"b\").AppendTo(writer);");

    [Fact]
    public async Task Template_IsLookedAt() => await Analyze.Finds(Sources.ParseTypes("""
        [ConversationTemplate]
        partial record Row(int Order)
        {
            [UserMessage] const string Question = "Is order {Order} on its way?";
            [AssistantMessage] const string Answer = [|PHI9005:"TBD"|];
        }
        """));

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9005", compiles: true);
}
