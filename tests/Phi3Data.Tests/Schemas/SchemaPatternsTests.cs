using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Phi3Data.Json;
using Xunit;
using Xunit.Sdk;

namespace Phi3Data.Tests;

public class SchemaPatternsTests
{
    private const long Enough = 1_000_000;

    /// <summary>Matches a pattern and a text as they stand decoded.</summary>
    private static SchemaVerdict Match(string pattern, string text) => Match(new SchemaPatterns(), pattern, text, Enough, out _);

    private static SchemaVerdict Match(SchemaPatterns patterns, string pattern, string text, long steps, out long left, int node = 0)
    {
        left = steps;
        return patterns.Match(node, Raw(pattern), Raw(text), ref left);
    }

    private static byte[] Raw(string text) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)[1..^1]);

    [Fact]
    public void RandomPatterns_MatchRandomTextsAsDotNetDoes()
    {
        int matching = 0, others = 0;
        var patterns = new SchemaPatterns();
        for (int seed = 0; seed < 3_000; seed++)
        {
            var random = new RandomPattern(seed);
            string pattern = random.Pattern();
            var expression = new Regex(RandomPattern.ForDotNet(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (seed % 50 == 0) patterns.Clear();
            for (int i = 0; i < 8; i++)
            {
                string text = random.Text();
                bool expected = expression.IsMatch(text);
                SchemaVerdict verdict = Match(patterns, pattern, text, Enough, out _, seed);
                if (verdict != (expected ? SchemaVerdict.Fits : SchemaVerdict.Breaks))
                    throw new XunitException($"seed {seed}: {Regex.Escape(text)} in {pattern}: {verdict}, expected {expected}");
                if (expected) matching++;
                else others++;
            }
        }
        Assert.InRange(matching, 6_000, 18_000);
        Assert.InRange(others, 6_000, 18_000);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "a")]
    [InlineData("b", "abc")]
    [InlineData("^😀$", "😀")]
    [InlineData("^.$", "😀")]
    [InlineData("^[😀-😂]$", "😁")]
    [InlineData(@"^\ud83d\ude00$", "😀")]
    [InlineData(@"^\u{1F600}{2}$", "😀😀")]
    [InlineData(@"^\cJ$", "\n")]
    [InlineData(@"^\0$", "\0")]
    [InlineData(@"^\s+$", " \t\v\f\r\n\u00A0\uFEFF\u2003\u2028\u2029\u3000")]
    [InlineData("^[^]$", "\n")]
    [InlineData("^{{name}}$", "{{name}}")]
    [InlineData(@"^[\w-.]+@[\w.]+$", "a-b.c@d.e")]
    [InlineData("^[a-]+$", "a-a")]
    [InlineData("^[-a]+$", "a-a")]
    [InlineData(@"^[\b]$", "\b")]
    [InlineData("^(?<year>[0-9]{4})-(0[1-9]|1[0-2])$", "2024-12")]
    [InlineData(@"^(\([0-9]{3}\))?[0-9]{3}-[0-9]{4}$", "(888)555-1212")]
    [InlineData("^(a*)*$", "aaa")]
    [InlineData("^(a?){3}$", "")]
    [InlineData("^(^a|b)+$", "abb")]
    [InlineData("^a{0}b$", "b")]
    [InlineData("^a{007}$", "aaaaaaa")]
    [InlineData(@"^\$\{x\}$", "${x}")]
    public void Matches(string pattern, string text) => Assert.Equal(SchemaVerdict.Fits, Match(pattern, text));

    [Theory]
    [InlineData("^$", "a")]
    [InlineData("a$", "a\n")]
    [InlineData("^b", "ab\nb")]
    [InlineData("[]", "a")]
    [InlineData("^.$", "\n")]
    [InlineData("^.$", "\u2028")]
    [InlineData(@"^\d$", "٣")]
    [InlineData(@"^\w$", "é")]
    [InlineData("^..$", "😀")]
    [InlineData("^[^😀]$", "😀")]
    [InlineData("^(a?){3}$", "aaaa")]
    [InlineData("^a{2,3}$", "a")]
    [InlineData("^a{2,3}$", "aaaa")]
    [InlineData("^[a-z]{1,64}$", "aB")]
    [InlineData("^(?:ab|cd|ef|)$", "abcd")]
    [InlineData(@"\bab\b", "abc")]
    public void DoesNotMatch(string pattern, string text) => Assert.Equal(SchemaVerdict.Breaks, Match(pattern, text));

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?!a)b")]
    [InlineData("(?<=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(?i)a")]
    [InlineData("(?i:a)")]
    [InlineData("(?P<n>a)")]
    [InlineData("(?<1>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?<n>a)\k<n>")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\Aa\Z")]
    [InlineData(@"\e")]
    [InlineData(@"\01")]
    [InlineData(@"\xg1")]
    [InlineData(@"\u12")]
    [InlineData(@"\u{}")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"a\")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("a{2}{3}")]
    [InlineData("a{3,2}")]
    [InlineData("a{,3}")]
    [InlineData("{1}")]
    [InlineData("*a")]
    [InlineData("^*")]
    [InlineData(@"\b+")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData(@"[a-\d]")]
    [InlineData(@"[\w-a-z]")]
    [InlineData("[[:alpha:]]")]
    [InlineData("a{70000}")]
    [InlineData("((a{300}){300}){300}")]
    [InlineData("(a{0,99999999999999999999})")]
    public void WhatIsNotUnderstood_IsUnknown(string pattern) => Assert.Equal(SchemaVerdict.Unknown, Match(pattern, "a"));

    [Fact]
    public void EachSpellingOfJson_IsTheSamePattern()
    {
        long steps = Enough;
        Assert.Equal(SchemaVerdict.Fits, new SchemaPatterns().Match(
            0, Encoding.UTF8.GetBytes("""^\u005b\u0061-c\u005D\u002b\\u0064\u007b2,\u0033\u007d$"""), @"\u0061bdd"u8, ref steps));
    }

    [Fact]
    public void DeepGroups_AreUnderstoodToALimit()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("(", depth)) + "a" + string.Concat(Enumerable.Repeat(")?", depth));
        Assert.Equal(SchemaVerdict.Fits, Match(Nested(64), "b"));
        Assert.Equal(SchemaVerdict.Unknown, Match(Nested(65), "b"));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a|aa)*$")]
    [InlineData("(a*)*b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void PatternsThatTrapOthers_TakeStepsByTheLengthOfTheText(string pattern)
    {
        string text = new string('a', 1_000) + "!";
        Assert.Equal(SchemaVerdict.Breaks, Match(new SchemaPatterns(), pattern, text, Enough, out long left));
        long once = Enough - left;
        Assert.Equal(SchemaVerdict.Breaks, Match(new SchemaPatterns(), pattern, new string('a', 10_000) + "!", Enough, out left));
        Assert.InRange(Enough - left, once * 9, once * 11);
    }

    [Fact]
    public void WithoutSteps_NothingIsCertain()
    {
        for (long steps = 0; steps < 20; steps++)
        {
            Assert.Equal(SchemaVerdict.Unknown, Match(new SchemaPatterns(), "^(a|b)*$", new string('a', 100) + "c", steps, out long left));
            Assert.Equal(0, left);
        }
    }

    [Fact]
    public void PatternsOfManySchemas_StayInBounds()
    {
        var patterns = new SchemaPatterns();
        int understood = 0;
        for (int node = 0; node < 100; node++)
            if (Match(patterns, $"^a{{0,{1_000 + node}}}$", "a", Enough, out _, node) == SchemaVerdict.Fits) understood++;
        Assert.InRange(understood, 25, 40); // 65,536 instructions
        patterns.Clear();
        Assert.Equal(SchemaVerdict.Fits, Match(patterns, "^a{0,1000}$", "a", Enough, out _));
    }
}
