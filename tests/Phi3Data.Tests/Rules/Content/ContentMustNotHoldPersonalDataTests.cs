using System;
using System.Linq;
using System.Text;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class ContentMustNotHoldPersonalDataTests
{
    /// <summary>Under this limit one is reported, so that each is seen by itself.</summary>
    private static readonly RuleOptions None = RuleOptions.Default.WithLimit(Limit.MaxPersonalData, 0);

    private static readonly string Many = string.Join(' ', Enumerable.Range(0, 9).Select(i => $"u{i}@b.de"));

    private static string With(string content) =>
        Check.Record($$"""{"role":"user","content":"{{content}}"}""", Check.Assistant);

    [Theory]
    [InlineData("«a@b.de»")]
    [InlineData("Ana <«ana.pop-1@mail.choir.ro»>")]
    [InlineData("to «a_b%c+d@x.co», please")]
    [InlineData("ends in a full stop: «a@b.de».")]
    [InlineData("\\n«nora@b.de»\\n")]
    [InlineData("\\u000a«nora@b.de»")]
    [InlineData("\\\\«nora@b.de»")]
    [InlineData("é«a@b.de»é")]
    [InlineData("mailto:«a@b.de»?subject=x")]
    [InlineData("«+40 21 555 01 23»")]
    [InlineData("call «+1 (212) 736-5000» now")]
    [InlineData("«+14155552671»,")]
    [InlineData("tel:«+49-40-555-1234».")]
    public void AddressOrNumber_IsFoundWhole(string content) =>
        Check.Finds(
            RuleId.ContentMustNotHoldPersonalData, Severity.Warning,
            "the record holds 1 different e-mail addresses and telephone numbers, more than the limit of 0", With(content), options: None);

    [Theory]
    [InlineData("a@example.com b@Mail.EXAMPLE.org c@d.test e@f.invalid g@localhost")]
    [InlineData("user@host @name a@b a@.de .@ a@b.c a@b.12 git@")]
    [InlineData("@Override @media (min-width: 4px) x@y")]
    [InlineData("2+3 = 5, 1 +2345678901 = 2, +1234567 x++ c+1")]
    [InlineData("+00 40 555 1234 +0402155501234 +12345678901234567 a+40215550123")]
    [InlineData("2024-01-01T00:00:00+02:00, +1, +12 points, +100000")]
    public void WhatIsNone_Passes(string content) => Check.Passes(With(content), options: None);

    [Fact]
    public void FourDifferentOnes_Pass() => Check.Passes(With("a@b.de b@b.de a@b.de c@b.de, +40 21 555 01 23, c@b.de"));

    [Fact]
    public void TheFifth_IsReportedOnce_WithTheirNumber() =>
        Check.Finds(
            RuleId.ContentMustNotHoldPersonalData, Severity.Warning,
            "the record holds 6 different e-mail addresses and telephone numbers, more than the limit of 4",
            Check.Record(
                """{"role":"system","content":"a@b.de and b@b.de"}""",
                """{"role":"user","content":[{"type":"text","text":"c@b.de a@b.de"},{"type":"text","text":"d@b.de «e@b.de»"}]}""",
                """{"role":"assistant","content":"f@b.de"}"""));

    [Fact]
    public void OtherPlacesThanContents_AreNotLookedAt() =>
        Check.Passes(Check.WithTools($$$"""[{"type":"function","function":{"name":"f","description":"{{{Many}}}"}}]"""));

    [Fact]
    public void AnyText_IsReadWithoutAnException()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] text = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => "@+.-a1 n\\u0("u8[random.Next(12)])];
            for (int at = 0; at < text.Length; at++)
            {
                if (text[at] == '@')
                {
                    Assert.InRange(ContactText.StartOfAddress(text, at, 0), -1, at - 1);
                    Assert.InRange(ContactText.EndOfAddress(text, at), -1, text.Length);
                }
                else if (text[at] == '+') Assert.InRange(ContactText.EndOfNumber(text, at), -1, text.Length);
            }
        }
    }

    [Fact]
    public void ManyOfThem_TakeLinearTime_AndAreCounted()
    {
        var content = new StringBuilder();
        for (int i = 0; i < 50_000; i++) content.Append("user").Append(i).Append("@mail.de ");
        Assert.Equal(50_000, Assert.Single(Check.Line(With(content.ToString())).Findings).Found);
    }
}
