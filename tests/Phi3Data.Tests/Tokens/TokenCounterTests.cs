using System;
using System.Buffers;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class TokenCounterTests
{
    private const int Mebibyte = 1 << 20;

    public static TheoryData<string> Names => [.. Tokenizers.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void RandomText_HasTheTokensOfTheDefinition(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        for (int seed = 0; seed < 400; seed++)
        {
            string text = RandomText.Create(seed, length: 1 + seed % 150);
            int[] expected = [.. SlowTokenizer.Get(name).Encode(text)];
            Assert.Equal((text, string.Join(',', expected)), (text, string.Join(',', Encode(counter, text))));
            Assert.Equal((text, expected.Length), (text, counter.Count(Encoding.UTF8.GetBytes(text))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCharacter_HasTheTokensOfTheDefinition(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        for (int codePoint = 0; codePoint < 0x11_0000; codePoint += codePoint < 0x3000 ? 1 : 97)
        {
            if (!Rune.IsValid(codePoint)) continue;
            string text = $"a{new Rune(codePoint)}B {new Rune(codePoint)}c";
            int[] expected = [.. SlowTokenizer.Get(name).Encode(text)];
            Assert.Equal((codePoint, string.Join(',', expected)), (codePoint, string.Join(',', Encode(counter, text))));
            Assert.Equal((codePoint, expected.Length), (codePoint, counter.Count(Encoding.UTF8.GetBytes(text))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CountAndEncode_AgreeAndGiveTheTextBack(string name)
    {
        Vocabulary vocabulary = Tokenizers.Get(name);
        ITokenCounter counter = vocabulary.CreateCounter();
        for (int seed = 1000; seed < 1200; seed++)
        {
            string text = RandomText.Create(seed, length: 3000);
            int[] ids = Encode(counter, text);
            Assert.Equal(ids.Length, counter.Count(Encoding.UTF8.GetBytes(text)));
            string given = Encoding.UTF8.GetString([.. ids.SelectMany(vocabulary.GetBytes)]);
            Assert.Equal(name == "llama2" ? " " + text.Replace('\u2581', ' ') : text, given);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EmptyText_HasNoTokens(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        Assert.Equal(0, counter.Count([]));
        Assert.Empty(Encode(counter, ""));
        Assert.Equal(name, counter.Name);
    }

    /// <summary>Runs that are longer than each bound inside: of caches, of the merging that looks at all symbols, of a vector.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_HaveTheTokensOfTheDefinition(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        foreach (string unit in (string[])["a", "Z", " ", "-", "ab", "é", "語", "х", "\U00020000", "\n", "\t", "0", "\u2581", "a ", "'s", "//"])
        {
            for (int repeats = 1; repeats < 200; repeats += repeats < 70 ? 1 : 23)
            {
                string text = string.Concat(Enumerable.Repeat(unit, repeats));
                int[] expected = [.. SlowTokenizer.Get(name).Encode(text)];
                Assert.Equal((unit, repeats, expected.Length), (unit, repeats, counter.Count(Encoding.UTF8.GetBytes(text))));
                Assert.Equal(expected, Encode(counter, text));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mebibytes_AreCountedAndEncodedAlike(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        foreach (string unit in (string[])["a", "qzxj", "語", " "])
        {
            string text = string.Concat(Enumerable.Repeat(unit, Mebibyte / Encoding.UTF8.GetByteCount(unit)));
            Assert.Equal(Encode(counter, text).Length, counter.Count(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Where no piece crosses a character, the truth of long text is a sum.</summary>
    [Fact]
    public void MebibytesOfLlama2_HaveAKnownCount()
    {
        ITokenCounter counter = Tokenizers.Get("llama2").CreateCounter();
        Assert.Equal(Mebibyte / 16 + 1, counter.Count(Encoding.UTF8.GetBytes(new string(' ', Mebibyte))));
        Assert.Equal(Mebibyte + 1, counter.Count(Encoding.UTF8.GetBytes(new string('語', Mebibyte))));
        Assert.Equal(Mebibyte + 1, counter.Count(Encoding.UTF8.GetBytes(new string('7', Mebibyte))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BadBytes_CountAsReplacementCharacters(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        byte[] bad = [(byte)'a', 0xFF, (byte)'b', 0xE4, 0xB8, (byte)'c', 0xED, 0xA0, 0x80, 0xF0, 0x9F];
        string repaired = "a\uFFFDb\uFFFD\uFFFDc\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";
        Assert.Equal(SlowTokenizer.Get(name).Encode(repaired).Count, counter.Count(bad));
        var ids = new ArrayBufferWriter<int>();
        counter.Encode(bad, ids);
        Assert.Equal(SlowTokenizer.Get(name).Encode(repaired), ids.WrittenSpan.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_DoNotDependOnWhatWasCountedBefore(string name)
    {
        byte[][] texts = [.. Enumerable.Range(0, 3000).Select(seed => Encoding.UTF8.GetBytes(RandomText.Create(seed, 400)))];
        ITokenCounter one = Tokenizers.Get(name).CreateCounter();
        int[] forwards = [.. texts.Select(text => one.Count(text))];
        ITokenCounter other = Tokenizers.Get(name).CreateCounter();
        int[] backwards = [.. texts.Reverse().Select(text => other.Count(text)).Reverse()];
        Assert.Equal(forwards, backwards);
        int[] parallel = new int[texts.Length];
        Parallel.For(0, 4, part =>
        {
            ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
            for (int i = part; i < texts.Length; i += 4) parallel[i] = counter.Count(texts[i]);
        });
        Assert.Equal(forwards, parallel);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Count_AllocatesNothing(string name)
    {
        ITokenCounter counter = Tokenizers.Get(name).CreateCounter();
        byte[][] texts = [.. Enumerable.Range(0, 300).Select(seed => Encoding.UTF8.GetBytes(RandomText.Create(seed, 2000)))];
        Assert.Equal(0, Allocation.Least(() =>
        {
            foreach (byte[] text in texts) counter.Count(text);
        }));
    }

    [Fact]
    public void UnknownName_IsSaid()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Tokenizers.Get("gpt2"));
        Assert.StartsWith("\"gpt2\" is no built-in vocabulary; those are llama2, cl100k, o200k.", exception.Message);
    }

    [Theory]
    [InlineData("llama2", 32_000, 1, "<s>")]
    [InlineData("llama2", 32_000, 13, "\n")]
    [InlineData("llama2", 32_000, 260, " t")]
    [InlineData("cl100k", 100_256, 0, "!")]
    [InlineData("o200k", 199_998, 0, "!")]
    public void Token_HasItsText(string name, int size, int id, string text)
    {
        Vocabulary vocabulary = Tokenizers.Get(name);
        Assert.Equal(size, vocabulary.Size);
        Assert.Equal(text, Encoding.UTF8.GetString(vocabulary.GetBytes(id)));
        Assert.Same(vocabulary, Tokenizers.Get(name));
        Assert.Null(vocabulary.Sha256);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.GetBytes(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.GetBytes(-1));
    }

    private static int[] Encode(ITokenCounter counter, string text)
    {
        var ids = new ArrayBufferWriter<int>();
        int count = counter.Encode(Encoding.UTF8.GetBytes(text), ids);
        Assert.Equal(count, ids.WrittenCount);
        return ids.WrittenSpan.ToArray();
    }
}
