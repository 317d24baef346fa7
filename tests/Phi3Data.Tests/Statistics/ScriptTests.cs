using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class ScriptTests
{
    [Theory]
    [InlineData("aZéßŁơａ", Script.Latin)]
    [InlineData("αΩἀ", Script.Greek)]
    [InlineData("жЯӨ", Script.Cyrillic)]
    [InlineData("աՖ", Script.Armenian)]
    [InlineData("את", Script.Hebrew)]
    [InlineData("بپ", Script.Arabic)]
    [InlineData("हதක", Script.Indic)]
    [InlineData("กລ", Script.Thai)]
    [InlineData("ქჯ", Script.Georgian)]
    [InlineData("한ㄱ", Script.Hangul)]
    [InlineData("漢々𠀀", Script.Han)]
    [InlineData("ひカｶ", Script.Kana)]
    [InlineData("ⴰᏣ", Script.Other)]
    [InlineData("0.😀 \u0301。", Script.None)]
    public void Letters_AreToldByTheirBlock(string letters, Script script)
    {
        foreach (Rune rune in letters.EnumerateRunes()) Assert.Equal(script, Scripts.Of(rune.Value));
    }

    [Fact]
    public void AnyCodePoint_HasAScript()
    {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
            Assert.Equal(Rune.IsValid(codePoint) && Rune.IsLetter(new Rune(codePoint)), Scripts.Of(codePoint) != Script.None);
    }
}
