using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class DiagnosticTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("é", 1, 2)]
    [InlineData("漢", 1, 3)]
    [InlineData("😀", 2, 4)]
    [InlineData("é😀é", 4, 8)]
    [InlineData("e\u0301", 2, 3)]
    [InlineData("\U0010FFFF\uFFFD", 3, 7)]
    public void Column_CountsUtf16Units_ByteOffsetBytes(string text, int units, int bytes)
    {
        string line = Check.Record($$"""{"role":"user","content":"a{{text}}"}""", """{"role":"assistant","content":5}""");
        Diagnostic only = Check.Line(line).Only;
        Assert.Equal(line.IndexOf('5') + 1, only.Column);
        Assert.Equal(1000 + Encoding.UTF8.GetByteCount(line[..line.IndexOf('5')]), only.ByteOffset);
        Assert.Equal(bytes - units, only.ByteOffset - 1000 - (only.Column - 1));
    }

    [Fact]
    public void EveryField_IsFilled()
    {
        Diagnostic only = Check.Line(Check.Record("""{"role":"User","content":"a"}""", Check.Assistant)).Only;
        Assert.Equal(
            new Diagnostic
            {
                Rule = "PHI2006",
                Name = "RoleMustBeKnown",
                Severity = Severity.Error,
                File = "f.jsonl",
                Line = LineCheck.Number,
                Column = 22,
                ByteOffset = 1021,
                Path = "$.messages[0].role",
                Message = "the role \"User\" is unknown; did you mean user?",
                Help = RuleCatalog.Get(RuleId.RoleMustBeKnown).Help,
            },
            only);
    }

    [Fact]
    public void FindingOnAFile_HasNoLineAndNoColumn()
    {
        var finding = new Finding { Rule = RuleId.FileMustNotBeEmpty, Severity = Severity.Error };
        Diagnostic diagnostic = Diagnostic.Create(finding, new FindingSource("a/b.jsonl", default, 0));
        Assert.Equal(("a/b.jsonl", 0L, 0, 0L, "$"),
            (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.ByteOffset, diagnostic.Path));
    }

    [Fact]
    public void LineThatWasNotKept_HasItsFirstColumn()
    {
        var finding = new Finding { Rule = RuleId.LineMustNotBeTooLong, Line = 3, Offset = 99, Length = 5, Expected = 8 };
        Diagnostic diagnostic = Diagnostic.Create(finding, new FindingSource("f", default, 40));
        Assert.Equal((3L, 1, 139L, "$"), (diagnostic.Line, diagnostic.Column, diagnostic.ByteOffset, diagnostic.Path));
    }

    [Fact]
    public void ByteOffsetAboveInt_IsKept()
    {
        var finding = new Finding { Rule = RuleId.RecordMustBeObject, Line = 1, Offset = 1 };
        Assert.Equal(5_000_000_001, Diagnostic.Create(finding, new FindingSource("f", " 1"u8, 5_000_000_000)).ByteOffset);
    }

    [Theory]
    [InlineData("""{"messages":[«1»]}""", "$.messages[0]")]
    [InlineData("""{"messages":[[1,«2»]]}""", "$.messages[0][1]")]
    [InlineData("""{"a":{"b":[{},{"c":«1»}]}}""", "$.a.b[1].c")]
    [InlineData("""{"a":1,«"b"»:2}""", "$.b")]
    [InlineData("""{"a b":«1»}""", "$['a b']")]
    [InlineData("""{"":«1»}""", "$['']")]
    [InlineData("""{"1a":«1»}""", "$['1a']")]
    [InlineData("""{"a'b":«1»}""", """$['a\'b']""")]
    [InlineData("""{"é":«1»}""", "$['é']")]
    [InlineData("«{»}", "$")]
    [InlineData("«1»", "$")]
    [InlineData("""{"a":[1],"b":«[»]}""", "$.b")]
    [InlineData("""{"a":[1]«}»""", "$")]
    [InlineData("""{"a":[1,2«]»}""", "$.a")]
    [InlineData("""{"a":{"b":1,«x»}}""", "$.a")]
    [InlineData("""{"a":«NaN»}""", "$.a")]
    public void Path_IsOfTheInnermostValue(string marked, string path)
    {
        int offset = Encoding.UTF8.GetByteCount(marked[..marked.IndexOf('«', StringComparison.Ordinal)]);
        byte[] line = Encoding.UTF8.GetBytes(marked.Replace("«", "").Replace("»", ""));
        var finding = new Finding { Rule = RuleId.KeysMustBeUnique, Line = 1, Offset = offset, Length = 1 };
        Assert.Equal(path, Diagnostic.Create(finding, new FindingSource("f", line, 0)).Path);
    }
}
