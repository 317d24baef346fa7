using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class RowLiteralTests
{
    private const string Quotes = "\"\"\"";

    [Fact]
    public async Task RawLiteral_IsMarkedAtTheFault() => await Analyze.Finds(
        "_ = " + Quotes + """{"messages":[{"role":[|PHI2006:"User"|],"content":"é"},{"role":"assistant","content":"b"}]}""" + Quotes + ";");

    [Fact]
    public async Task Utf8Literal_IsMarkedAtTheFault()
    {
        var found = await Analyze.Finds("_ = " + Quotes
            + """{"messages":[{"role":"user","content":"é"},{"role":"assistant","content":[|PHI3001:""|]}]}""" + Quotes + "u8;");
        Assert.Equal(DiagnosticSeverity.Warning, found[0].Severity);
    }

    [Fact]
    public async Task EscapedLiteral_IsMarkedAtTheFault() => await Analyze.Finds("""
        _ = "{\"messages\":[{\"role\":\"user\",\"content\":\"\u00e9\"},{\"role\":[|PHI2006:\"bot\"|],\"content\":\"b\"}]}";
        _ = @"{""messages"":[{""role"":""user"",""content"":""é""},{""role"":[|PHI2006:""bot""|],""content"":""b""}]}";
        """);

    [Fact]
    public async Task LinesOfRows_AreMarkedInTheirLines() => await Analyze.Finds("_ = " + Quotes + "\n"
        + """            {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""" + "\n"
        + """            {"messages":[{"role":"user","content":"a"},{"role":[|PHI2006:"bot"|],"content":"b"}]}""" + "\n"
        + "            " + Quotes + ";");

    [Fact]
    public async Task RequestsAndOtherJson_ReportNothing() => await Analyze.Finds("_ = " + Quotes
        + """{"messages":[{"role":"user","content":"a"}],"model":"phi"}""" + Quotes + "; _ = " + Quotes
        + """{"role":"x"}""" + Quotes + "; _ = \"{\";");
}
