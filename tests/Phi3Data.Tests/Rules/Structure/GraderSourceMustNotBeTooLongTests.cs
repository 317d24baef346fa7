using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderSourceMustNotBeTooLongTests
{
    private static string Grader(int bytes, string start = "") =>
        $$"""{"type":"python","source":"{{start}}{{new string('x', bytes)}}"}""";

    [Theory]
    [InlineData(262_145, "", "262,145")]
    [InlineData(262_143, "é", "262,145")]
    [InlineData(262_144, "\\n", "262,145")]
    public async Task LongerSource_IsReportedAtItsValue(int bytes, string start, string size) => Assert.Equal(
        [$"1:27 PHI2212 the source of the python grader has {size} bytes, more than the limit of 262,144"],
        await Graded.Run(Grader(bytes, start), [Graded.Record("\"a\":1")]));

    [Theory]
    [InlineData(262_144, "")]
    [InlineData(262_143, "\\n")]
    public async Task SourceOfTheLimit_Passes(int bytes, string start) =>
        Assert.Empty(await Graded.Run(Grader(bytes, start), [Graded.Record("\"a\":1")]));

    [Fact]
    public async Task Limit_IsASetting() => Assert.Single(await Graded.Run(
        Grader(11), [Graded.Record("\"a\":1")], Graded.Options.WithLimit(Limit.MaxGraderSourceBytes, 10)));
}
