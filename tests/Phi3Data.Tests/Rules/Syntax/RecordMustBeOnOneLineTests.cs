using Xunit;

namespace Phi3Data.Tests;

public class RecordMustBeOnOneLineTests
{
    private const string Message =
        "the line is a piece of JSON spread over several lines, expected one whole object per line";

    [Theory]
    [InlineData("«{»")]
    [InlineData("«[»")]
    [InlineData("«}»")]
    [InlineData("«]»")]
    [InlineData("  «}»")]
    [InlineData("    «},»")]
    [InlineData("  «]»\r")]
    [InlineData("  «\"messages\": [»")]
    [InlineData("      «\"role\": \"user\",»")]
    [InlineData("      «\"content\": \"When does it open?\"»")]
    [InlineData("«{\"messages\": [»")]
    [InlineData("«{\"messages\": [{»")]
    [InlineData("«{\"messages\": [{\"role\":\"user\",\"content\":\"a\"},» \r")]
    [InlineData("«}{»")]
    public void Piece_IsReportedWhole(string marked) =>
        Check.Finds(RuleId.RecordMustBeOnOneLine, Severity.Error, Message, marked);

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"}""")]
    [InlineData("""{"messages":[{"role":"user","content":"a,""")]
    [InlineData("""{"messages":[{"role":"user","content":"a{""")]
    [InlineData("\"a\"")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("""{"a":1},""")]
    [InlineData("""{"a":1}{""")]
    public void LineBrokenElsewhere_IsAnotherRules(string line) => Check.Passes(RuleId.RecordMustBeOnOneLine, line);

    [Fact]
    public void PrettyPrintedRecord_GivesOneFindingPerLine()
    {
        string[] lines = ["{", "  \"messages\": [", "    {", "      \"role\": \"user\",", "      \"content\": \"a\"", "    }", "  ]", "}"];
        Assert.All(lines, line => Assert.Equal("PHI1007", Check.Line(line).Only.Rule));
    }

    [Fact]
    public void BadByteBehindTheColon_IsStillAPiece()
    {
        LineCheck check = Check.Line([.. "\"a\": \""u8, 0xFF, .. "\","u8]);
        // The piece is over for the scanner at the colon: it says what it knows.
        Assert.Equal("PHI1007", check.Only.Rule);
    }
}
