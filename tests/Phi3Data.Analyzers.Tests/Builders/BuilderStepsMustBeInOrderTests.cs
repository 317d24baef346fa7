using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class BuilderStepsMustBeInOrderTests
{
    [Theory]
    [InlineData("Conversation.Create().System(\"s\").[|PHI9001:System|](\"t\")", "a conversation has one system message; call User next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:System|](\"s\")", "the system message comes first; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:User|](\"b\")", "two user messages stand in a row; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().[|PHI9001:Assistant|](\"b\")", "the user speaks first; call System or User next")]
    [InlineData("Conversation.Create().System(\"s\").[|PHI9001:Assistant|](\"b\")", "the user speaks first; call User next")]
    [InlineData("Conversation.Create().User(\"a\").Assistant(\"b\").[|PHI9001:Assistant|](\"c\")", "two assistant messages stand in a row; call User, Build, WriteTo or AppendTo next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:Build|]()", "the last message must be the assistant's; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:AppendTo|](writer)", "the last message must be the assistant's; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:WithTool|](\"f\")", "tools are declared before the first message; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:ToolResult|](\"r\")", "no tool call waits for a result; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\").[|PHI9001:Assistant|](\"b\")", "a tool call waits for its result; call ToolResult or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\").CallTool(\"f\", \"{}\").ToolResult(\"r\").[|PHI9001:Assistant|](\"b\")", "a tool call waits for its result; call ToolResult next")]
    [InlineData("Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\").CallTool(\"f\", \"{}\").ToolResult(\"r\").[|PHI9001:CallTool|](\"f\", \"{}\")", "the calls of a message come before their results; call ToolResult next")]
    [InlineData("Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\").[|PHI9001:Build|]()", "a tool call waits for its result; call ToolResult or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\").ToolResult(\"r\").[|PHI9001:User|](\"b\")", "the assistant speaks after the results of its calls; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().[|PHI9001:Preferred|](\"b\")", "the user's message comes right before it; call System or User next")]
    [InlineData("Conversation.Create().User(\"a\").[|PHI9001:NonPreferred|](\"b\")", "the preferred output comes right before it; call Assistant or CallTool next")]
    [InlineData("Conversation.Create().User(\"a\").Preferred(\"b\").[|PHI9001:Build|]()", "a preference row has two outputs; call NonPreferred next")]
    [InlineData("Conversation.Create().User(\"a\").Preferred(\"b\").NonPreferred(\"c\").[|PHI9001:User|](\"d\")", "the messages have ended; call Build, WriteTo or AppendTo next")]
    [InlineData("Conversation.Create().User(\"a\").Reference(\"k\", \"v\").[|PHI9001:Assistant|](\"d\")", "the messages have ended; call Reference, Build, WriteTo or AppendTo next")]
    public async Task WrongStep_DoesNotCompile_AndIsExplainedAtItsName(string chain, string reason)
    {
        string message = Assert.Single(await Analyze.Finds($"_ = {chain};", compiles: false)).GetMessage();
        Assert.EndsWith(" is not allowed here: " + reason, message);
    }

    [Fact]
    public async Task RightOrder_ReportsNothing() => await Analyze.Finds("""
        Conversation.Create().WithTool("f").System("s").User("a").CallTool("f", "{}").CallTool("f", "{}")
            .ToolResult("1").ToolResult("2").Assistant("b").User($"c {text}").Assistant("d"u8, trained: true).AppendTo(writer);
        """);

    [Fact]
    public async Task OtherMethodsOfTheseNames_ReportNothing() => await Analyze.Finds("_ = text.User();", compiles: false);

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9001", compiles: false);
}
