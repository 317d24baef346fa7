using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class ToolFunctionMustBeDescribableTests
{
    [Theory]
    [InlineData("partial class A { [ToolFunction] void F(object [|PHI9008:o|]) { } }", "the parameter o is of type object, for which there is no JSON Schema")]
    [InlineData("partial class A { [ToolFunction] void F(ref int [|PHI9008:o|]) { } }", "the parameter o is passed by reference")]
    [InlineData("partial class A { [ToolFunction] void F(int[,] [|PHI9008:o|]) { } }", "the parameter o is of type int[*,*], for which there is no JSON Schema")]
    [InlineData("partial class A { [ToolFunction] void [|PHI9008:F|]<T>() { } }", "it is generic")]
    [InlineData("class A { [ToolFunction] void [|PHI9008:F|]() { } }", "A, or a type round it, is not partial")]
    [InlineData("class B { partial class A { [ToolFunction] void [|PHI9008:F|]() { } } }", "A is neither public nor internal")]
    [InlineData("static partial class A { [ToolFunction] static void [|PHI9008:F|]() { } }", "A is no class, struct or record that can stand for its tools")]
    [InlineData("partial class A<T> { [ToolFunction] void [|PHI9008:F|]() { } }", "A is generic")]
    [InlineData("[ToolFunction] delegate void [|PHI9008:F|]();", "it stands in no type")]
    [InlineData("partial class A { [ToolFunction] void [|PHI9008:User|](string text) { } }", "User is a step of the builder")]
    [InlineData("partial class A { [ToolFunction(Name = \"a b\")] void [|PHI9008:F|]() { } }", "the name a b is not 1 to 64 letters, digits, _ and -")]
    [InlineData("partial class A { [ToolFunction] void F() { } [ToolFunction(Name = \"F\")] void [|PHI9008:G|]() { } }", "F has the name F before it")]
    public async Task Reason_IsSaidAtThePlace(string type, string reason)
    {
        string message = Assert.Single(await Analyze.Finds(Sources.ParseTypes(type))).GetMessage();
        Assert.EndsWith(" cannot be a tool: " + reason, message);
    }

    [Fact]
    public async Task Describable_ReportsNothing() => await Analyze.Finds(Sources.ParseTypes(
        "partial class A { [ToolFunction] void F(int? a, string[] b, System.Threading.CancellationToken c) { } [ToolFunction] delegate void G(); }"));

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9008", compiles: true);
}
