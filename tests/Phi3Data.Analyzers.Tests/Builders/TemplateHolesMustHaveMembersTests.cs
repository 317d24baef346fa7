using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class TemplateHolesMustHaveMembersTests
{
    [Fact]
    public async Task HoleWithoutMember_IsMarkedInItsText()
    {
        var found = await Analyze.Finds(Sources.ParseTypes("""
            [ConversationTemplate]
            partial class Row
            {
                public int Order { get; init; }
                public static int Shared => 1;
                [UserMessage] const string Question = "Is \"order\" {Order:D4} or [|PHI9003:{Ordr}|] of [|PHI9003:{Shared}|] { not a hole }?";
                [AssistantMessage] const string Answer = "Yes.";
            }
            """));
        Assert.Equal("the hole {Ordr} has no property, field or parameter of its name", found[0].GetMessage());
    }

    [Fact]
    public async Task ParameterWithoutHole_IsMarked() => await Analyze.Finds(Sources.ParseTypes("""
        [ConversationTemplate]
        partial record Row(int Order, string [|PHI9003:Day|])
        {
            [UserMessage] const string Question = "Is order {Order} on its way?";
            [AssistantMessage] const string Answer = "Yes.";
        }
        """));

    [Fact]
    public async Task OtherTypes_AreNotLookedAt() => await Analyze.Finds(Sources.ParseTypes("""
        record Row(int Order)
        {
            const string Question = "Is {Nothing} a hole?";
        }
        """));

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9003", compiles: true);
}
