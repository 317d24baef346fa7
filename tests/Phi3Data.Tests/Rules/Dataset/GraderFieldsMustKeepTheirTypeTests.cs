using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderFieldsMustKeepTheirTypeTests
{
    [Theory]
    [InlineData("1", "\"1\"", "a string", "a number")]
    [InlineData("\"1\"", "null", "null", "a string")]
    [InlineData("[1]", "{}", "an object", "an array")]
    [InlineData("true", "0", "a number", "true or false")]
    public async Task OtherType_IsReportedAtTheValue(string first, string second, string kind, string expected) => Assert.Equal(
        [$"2:49 PHI5019 the field a is {kind}, expected {expected} as in the first record"],
        await Graded.Run(Graded.Record($"\"a\":{first}"), Graded.Record($"\"a\":{second}")));

    [Theory]
    [InlineData("1", "2.5e3")]
    [InlineData("true", "false")]
    [InlineData("[1]", "[\"a\",{}]")]
    public async Task SameType_Passes(string first, string second) =>
        Assert.Empty(await Graded.Run(Graded.Record($"\"a\":{first}"), Graded.Record($"\"a\":{second}")));
}
