using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class WeightMustHaveEffectTests
{
    [Theory]
    [InlineData("Preferred(\"c\").NonPreferred(\"d\")", "in a preference row only the two outputs are trained")]
    [InlineData("Reference(\"k\", \"v\").Reference(\"l\", \"w\")", "in a reinforcement row only the model's own answers are trained")]
    public async Task WeightOfARowThatTrainsElsewhere_IsReportedAtTheArgument(string end, string reason)
    {
        var found = await Analyze.Finds(
            $"Conversation.Create().User(\"a\").Assistant(\"b\", [|PHI9007:trained: true|]).User(\"a\").{end}.AppendTo(writer);");
        Assert.EndsWith(reason, found[0].GetMessage());
        await Analyze.Finds($"Conversation.Create().User(\"a\").Assistant(\"b\").User(\"a\").{end}.AppendTo(writer);");
    }

    [Fact]
    public async Task WeightOfASupervisedRow_ReportsNothing() => await Analyze.Finds(
        "Conversation.Create().User(\"a\").Assistant(\"b\", trained: false).User(\"a\").Assistant(\"b\", trained: true).AppendTo(writer);");

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9007", compiles: true);
}
