using System;
using System.Text;
using Phi3Data.Text;
using Xunit;

namespace Phi3Data.Tests;

public class TextFolderTests
{
    [Theory]
    [InlineData("Plain ASCII, Text.", "Plain ASCII, Text.")]
    [InlineData("Größe", "Grösse")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("\uFB01ne", "fine")]
    [InlineData("ＡＢ，ｃ", "AB,c")]
    [InlineData("E\u0301tude", "étude")]
    [InlineData("“quoted” – said", " quoted    said")]
    [InlineData("漢字かな", " 漢  字  か  な ")]
    [InlineData("ｶﾞ", " ガ ")]
    [InlineData("½", "1 2")]
    [InlineData("𝟘𝔸", "0A")]
    [InlineData("हिन्दी", "ह न द ")]
    public void Words_AreFolded(string text, string expected) => Assert.Equal(expected, Fold(text, wordsOnly: true));

    [Theory]
    [InlineData("“Größe”\u00A0– 漢字\u3000!", "“grösse” – 漢字 !")]
    [InlineData("A\u0301 👍", "á 👍")]
    public void WholeText_KeepsWhatIsNoWord(string text, string expected) =>
        Assert.Equal(expected, Fold(text, wordsOnly: false).ToLowerInvariant());

    [Fact]
    public void BytesThatAreNoText_BelongToNoWord() =>
        Assert.Equal("a b", Encoding.UTF8.GetString(new TextFolder(wordsOnly: true).Fold([(byte)'a', 0xFF, (byte)'b'])));

    [Fact]
    public void WarmFolder_AllocatesNothing()
    {
        var folder = new TextFolder(wordsOnly: true);
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(System.Linq.Enumerable.Repeat("漢字，Größe “fine” E\u0301 ｶﾞ ", 50)));
        folder.Fold(text);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++) folder.Fold(text);
        }));
    }

    private static string Fold(string text, bool wordsOnly) =>
        Encoding.UTF8.GetString(new TextFolder(wordsOnly).Fold(Encoding.UTF8.GetBytes(text)));
}
