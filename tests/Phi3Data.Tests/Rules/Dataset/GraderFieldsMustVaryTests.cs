using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderFieldsMustVaryTests
{
    [Fact]
    public async Task EqualValues_AreReportedOnceAtTheEnd() => Assert.Equal(
        ["0:0 PHI5020 the field a has the same value in all 3 records: it tells the grader nothing"],
        await Graded.Run(
            Graded.Record("\"a\":{\"x\":\"é\",\"y\":1},\"b\":1"), Graded.Record("\"b\":2,\"a\":{ \"y\" : 1,\"x\":\"\\u00e9\"}"),
            Graded.Record("\"a\":{\"x\":\"é\",\"y\":1},\"b\":1")));

    [Theory]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("\"a\"", "\"b\"")]
    [InlineData("{\"x\":1}", "{\"y\":1}")]
    public async Task OneOtherValue_IsEnough(string common, string other) => Assert.Empty(await Graded.Run(
        Graded.Record($"\"a\":{common}"), Graded.Record($"\"a\":{common}"), Graded.Record($"\"a\":{other}")));

    [Fact]
    public async Task OneRecord_TellsNothing() => Assert.Empty(await Graded.Run(Graded.Record("\"a\":1")));

    [Fact]
    public async Task RecordsWithoutFields_Pass() => Assert.Empty(await Graded.Run(Graded.Record(), Graded.Record()));
}
