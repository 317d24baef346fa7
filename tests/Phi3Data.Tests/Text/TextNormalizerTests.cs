using System.Collections.Generic;
using System.Linq;
using Phi3Data.Text;
using Xunit;

namespace Phi3Data.Tests;

public class TextNormalizerTests
{
    private readonly TextNormalizer normalizer = new();

    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("e\u0301", "é")]
    [InlineData("é", "é")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("a\u0323\u0307", "ạ\u0307")]
    [InlineData("a\u0307\u0323", "ạ\u0307")]
    [InlineData("e\u0327\u0301", "ȩ\u0301")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\uAC00\u11A8", "각")]
    [InlineData("\u0B47\u0B3E", "\u0B4B")]
    [InlineData("\u0B47\u0300\u0B3E", "\u0B47\u0300\u0B3E")]
    [InlineData("\uFB01", "\uFB01")]
    [InlineData("か\u3099", "が")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    [InlineData("\uD800e\u0301", "\uD800é")]
    public void Text_ComesIntoFormC(string text, string expected) => Assert.Equal(expected, normalizer.ToNfc(text));

    [Fact]
    public void TextInFormC_IsTheSameString()
    {
        foreach (string text in new[] { "plain", "Ça va", "漢字かな", "한국어", "\u0B47\u0300\u0B3E", "नमस्ते" })
            Assert.Same(text, normalizer.ToNfc(text));
    }

    [Fact]
    public void EveryCodePoint_DecomposesAndComposesToItsFormAgain()
    {
        for (int codePoint = 0; codePoint < 0x110000; codePoint++)
        {
            var once = new List<int> { codePoint };
            normalizer.Normalize(once, isCompatible: false);
            var decomposed = new List<int>();
            UnicodeData.Tables.Decompose(codePoint, isCompatible: false, decomposed);
            normalizer.Normalize(decomposed, isCompatible: false);
            if (!once.SequenceEqual(decomposed)) Assert.Fail($"U+{codePoint:X4}");
            normalizer.Normalize(decomposed, isCompatible: false);
            if (!once.SequenceEqual(decomposed)) Assert.Fail($"U+{codePoint:X4} again");
            CodePointTraits traits = UnicodeData.Tables.GetTraits(codePoint);
            bool changes = once.Count != 1 || once[0] != codePoint;
            if (changes != traits.HasFlag(CodePointTraits.ChangesInNfc)) Assert.Fail($"U+{codePoint:X4} {traits}");
        }
    }
}
