using System.Linq;
using System.Text;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class SourceExcerptTests
{
    [Theory]
    [InlineData("""{"role":"User"}""", "\"User\"", """{"role":"User"}""", 8, 6)]
    [InlineData("""{"漢字":"User"}""", "\"User\"", """{"漢字":"User"}""", 8, 6)]
    [InlineData("e\u0301 x", "x", "e\u0301 x", 2, 1)]
    [InlineData("a\u001bb", "b", "a\\u001Bb", 7, 1)]
    public void ShortLine_IsShownWholeWithTheFaultsColumns(string line, string fault, string text, int start, int length)
    {
        SourceExcerpt excerpt = At(line, fault);
        Assert.Equal((text, start, length), (excerpt.Text, excerpt.MarkStart, excerpt.MarkLength));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("\u001b")]
    public void LongLine_IsCutOnBothSidesAndShowsTheFault(string filler)
    {
        string wide = string.Concat(Enumerable.Repeat(filler, 500));
        SourceExcerpt excerpt = At(wide + "\"User\"" + wide, "\"User\"");
        Assert.StartsWith("…", excerpt.Text);
        Assert.EndsWith("…", excerpt.Text);
        Assert.Contains("\"User\"", excerpt.Text);
        Assert.Equal(6, excerpt.MarkLength);
        Assert.InRange(excerpt.MarkStart, 30, 41);
    }

    [Fact]
    public void MarkThatCombines_DoesNotLandOnTheDots()
    {
        string line = new string('x', 500) + string.Concat(Enumerable.Repeat("e\u0301", 60)) + "!";
        Assert.Equal("…e\u0301", At(line, "!").Text[..3]);
    }

    [Fact]
    public void FaultLongerThanTheText_IsMarkedAsFarAsItIsShown()
    {
        SourceExcerpt excerpt = SourceExcerpt.Create(Encoding.UTF8.GetBytes(new string('x', 500)), 0, 500);
        Assert.Equal(96, excerpt.MarkLength);
    }

    /// <summary>Whatever the bytes: nothing a terminal acts on, and the mark lies in the text or right behind it.</summary>
    [Property(MaxTest = 500)]
    public void AnyBytes_AreSafeToPrint(byte[] line, ushort offset, ushort length)
    {
        SourceExcerpt excerpt = SourceExcerpt.Create(line, offset % (line.Length + 1), length);
        Assert.DoesNotContain(excerpt.Text, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
        Assert.InRange(excerpt.MarkStart, 0, 98);
        Assert.True(excerpt.MarkLength >= 1);
    }

    private static SourceExcerpt At(string line, string fault)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        return SourceExcerpt.Create(
            bytes, Encoding.UTF8.GetByteCount(line[..line.LastIndexOf(fault, System.StringComparison.Ordinal)]), Encoding.UTF8.GetByteCount(fault));
    }
}
