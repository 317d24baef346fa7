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

    [Fact]
    public async Task RowOverSeveralLines_IsMarkedAtTheFault() => await Analyze.Finds("_ = " + Quotes + "\n"
        + "            {\n              \"messages\": [\n                {\"role\":[|PHI2006:\"human\"|],\"content\":\"a\"},\n"
        + "                {\"role\":\"assistant\",\"content\":\"b\"}\n              ]\n            }\n            " + Quotes + ";");

    [Fact]
    public async Task PreferenceRow_IsLookedAt() => await Analyze.Finds("_ = " + Quotes
        + """{"input":{"messages":[{"role":"user","content":"a"}]},"preferred_output":[{"role":[|PHI2202:"user"|],"content":"b"}],"non_preferred_output":[{"role":"assistant","content":"c"}]}"""
        + Quotes + ";");

    [Fact]
    public async Task InterpolatedLiteral_IsMarkedAtTheFault_ButNotForItsHoles()
    {
        await Analyze.Finds("_ = $$" + Quotes + """{"messages":[{"role":[|PHI2006:"User"|],"content":"{{text}}"},{"role":"assistant","content":"b"}]}""" + Quotes + ";");
        await Analyze.Finds("_ = $\"{{\\\"messages\\\":[{{\\\"role\\\":[|PHI2006:\\\"User\\\"|],\\\"content\\\":\\\"{text}\\\"}},{{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":\\\"b\\\"}}]}}\";");
        await Analyze.Finds("_ = $$" + Quotes + "\n"
            + """            {"messages":[{"role":"user","content":"{{text}}"},""" + "\n"
            + """              {"role":[|PHI2006:"bot"|],"content":"b {{text}}"}]}""" + "\n            " + Quotes + ";");
        await Analyze.Finds("_ = $$" + Quotes + """{"messages":[{"role":"{{text}}","content":{{text}}},{"role":"assistant","content":"b"}]}""" + Quotes + ";");
        await Analyze.Finds("_ = $$" + Quotes + """{"messages":[{{text}}, {"role":"user","content":"b"}]}""" + Quotes + ";");
    }

    [Fact]
    public async Task AnonymousMessage_IsMarkedAtItsRole()
    {
        var found = await Analyze.Finds("""_ = new { messages = new[] { new { role = "[|PHI2006:User|]", content = text }, new { role = "assistant", content = text } } };""");
        Assert.EndsWith("did you mean user?", found[0].GetMessage());
        await Analyze.Finds("""_ = new { role = "Admin" }; _ = new { role = text, content = "a" };""");
    }
}
