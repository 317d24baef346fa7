using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class TemplateTurnsMustBeInOrderTests
{
    private const string S = "    [SystemMessage] const string {0} = \"s\";\n";
    private const string U = "    [UserMessage] const string {0} = \"a\";\n";
    private const string C = "    [ToolCall(\"f\")] const string {0} = \"x\";\n";
    private const string T = "    [ToolMessage] const string {0} = \"r\";\n";
    private const string A = "    [AssistantMessage] const string {0} = \"b\";\n";

    [Theory]
    [InlineData("u*", "the last message must be the assistant's")]
    [InlineData("uu*a", "two user messages stand in a row")]
    [InlineData("uau*", "the last message must be the assistant's")]
    [InlineData("uaa*", "two assistant messages stand in a row")]
    [InlineData("sa*", "the user speaks first")]
    [InlineData("a*u", "the user speaks first")]
    [InlineData("us*a", "the system message comes first")]
    [InlineData("ss*ua", "a conversation has one system message")]
    [InlineData("uca*", "a tool call waits for its result")]
    [InlineData("ut*a", "no tool call waits for a result")]
    [InlineData("ucc*", "a tool call waits for its result")]
    [InlineData("ucctta", null)]
    [InlineData("s*", "the last message must be the assistant's")]
    [InlineData("sua", null)]
    [InlineData("uaua", null)]
    public async Task Order_IsSaidAtTheMessage(string order, string? reason)
    {
        string messages = "";
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i] == '*') continue;
            bool isMarked = i + 1 < order.Length && order[i + 1] == '*';
            string name = isMarked ? $"[|PHI9004:m{i}|]" : $"m{i}";
            messages += string.Format(order[i] switch { 's' => S, 'u' => U, 'c' => C, 't' => T, _ => A }, name);
        }
        var found = await Analyze.Finds(Sources.ParseTypes($"[ConversationTemplate]\npartial class Row\n{{\n{messages}}}"));
        Assert.Equal(reason is null ? [] : new[] { "the template is out of order: " + reason }, found.Select(one => one.GetMessage()));
    }

    [Fact]
    public async Task NoMessages_IsSaidAtTheType() =>
        await Analyze.Finds(Sources.ParseTypes("[ConversationTemplate]\npartial class [|PHI9004:Row|];"));

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9004", compiles: true);
}
