using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class BuilderMustBeFinishedTests
{
    [Theory]
    [InlineData("[|PHI9002:Conversation.Create().User(\"a\").Assistant(\"b\")|];")]
    [InlineData("[|PHI9002:Conversation.Create().User(\"a\").CallTool(\"f\", \"{}\")|];")]
    [InlineData("[|PHI9002:Conversation.Create().User(\"a\").Assistant(\"b\").Build()|];")]
    [InlineData("[|PHI9002:Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")])|];")]
    [InlineData("var chain = [|PHI9002:Conversation.Create().User(\"a\").Assistant(\"b\")|];")]
    [InlineData("_ = [|PHI9002:Conversation.Create().User(\"a\").Assistant(\"b\")|];")]
    public async Task Dropped_IsReported(string code) => await Analyze.Finds(code);

    [Theory]
    [InlineData("Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData("var row = Conversation.Create().User(\"a\").Assistant(\"b\").Build();")]
    [InlineData("var chain = Conversation.Create().User(\"a\").Assistant(\"b\"); chain.AppendTo(writer);")]
    [InlineData("if (!Conversation.Create().User(\"a\").Assistant(\"b\").TryBuild(out var row, out var findings)) return;")]
    [InlineData("_ = Conversation.Create().User(\"a\").Assistant(\"b\").Build();")]
    public async Task Finished_ReportsNothing(string code) => await Analyze.Finds(code);

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9002", compiles: true);
}
