using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

public class TextCleanerTests
{
    [Theory]
    [InlineData(CleaningStep.RepairMojibake, "cafÃ© â€“ 10 Â°C", "café – 10 °C")]
    [InlineData(CleaningStep.RepairMojibake, "Ã\u0083Â©", "é")]
    [InlineData(CleaningStep.RepairMojibake, "ä½\u00A0å¥½", "你好")]
    [InlineData(CleaningStep.RepairMojibake, "café, cafÃ©", "café, cafÃ©")]
    [InlineData(CleaningStep.RepairMojibake, "Großer Ärger – “Å” 10 °C", "Großer Ärger – “Å” 10 °C")]
    [InlineData(CleaningStep.RepairMojibake, "漢字 Ã©", "漢字 Ã©")]
    [InlineData(CleaningStep.DecodeHtmlEntities, "a &amp;lt; b &#39;c&#39; AT&T", "a < b 'c' AT&T")]
    [InlineData(CleaningStep.DecodeHtmlEntities, "&#xD800; &amp", "&#xD800; &amp")]
    [InlineData(CleaningStep.NormalizeLineEndings, "a\r\nb\rc\u2028d\u0085e\vf\fg\n", "a\nb\nc\nd\ne\nf\ng\n")]
    [InlineData(CleaningStep.RemoveControlCharacters, "a\u0000\u0007b\u007F\u009Dc\t\n", "abc\t\n")]
    [InlineData(CleaningStep.RemoveZeroWidth, "\uFEFFa\u200Bb\u2060 👩\u200D💻", "ab 👩\u200D💻")]
    [InlineData(CleaningStep.RemoveBidiMarks, "a\u200E\u202Eb\u2066", "ab")]
    [InlineData(CleaningStep.RemoveBidiMarks, "שלום\u200F a", "שלום\u200F a")]
    [InlineData(CleaningStep.NormalizeSpaces, "10\u00A0km\u202F!", "10 km\u202F!")]
    [InlineData(CleaningStep.NormalizeUnicode, "cafe\u0301", "café")]
    [InlineData(CleaningStep.TrimContent, " \n a b\u3000", "a b")]
    [InlineData(CleaningStep.ClearPlaceholders, " N/A ", "")]
    [InlineData(CleaningStep.ClearPlaceholders, "<noinput>", "")]
    [InlineData(CleaningStep.ClearPlaceholders, "null and void", "null and void")]
    [InlineData(CleaningStep.RedactSecrets, "key sk-abcdefghijklmnopqrstuvwx, AKIAIOSFODNN7EXAMPLE.", "key [SECRET_1], [SECRET_2].")]
    [InlineData(CleaningStep.RedactSecrets, "Server=x;Password=hunter22;Database=y", "Server=x;Password=[SECRET_1];Database=y")]
    [InlineData(CleaningStep.RedactSecrets, "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[SECRET_1]")]
    [InlineData(CleaningStep.RedactEmails, "a.b@example.com, c@d.org and a.b@example.com; @home", "[EMAIL_1], [EMAIL_2] and [EMAIL_1]; @home")]
    [InlineData(CleaningStep.RedactCards, "4111 1111 1111 1111, 4111-1111-1111-1112", "[CARD_1], 4111-1111-1111-1112")]
    [InlineData(CleaningStep.RedactIbans, "DE89 3704 0044 0532 0130 00, DE89370400440532013001", "[IBAN_1], DE89370400440532013001")]
    [InlineData(CleaningStep.RedactIpAddresses, "192.0.2.17, 1.2.3, 1.2.3.4.5, 256.1.1.1, 2001:db8::8a2e:370:7334", "[IP_1], 1.2.3, 1.2.3.4.5, 256.1.1.1, [IP_2]")]
    [InlineData(CleaningStep.RedactSocialSecurityNumbers, "078-05-1120, 000-12-3456", "[SSN_1], 000-12-3456")]
    [InlineData(CleaningStep.RedactPhones, "001-420-335-7509x38548 027 896 92 86 041-412-293", "[PHONE_1] [PHONE_2] [PHONE_3]")]
    [InlineData(CleaningStep.RedactPhones, "Call +1 (555) 010-1234 or 555-010-1234; 2024-05-06, 10-20", "Call [PHONE_1] or [PHONE_2]; 2024-05-06, 10-20")]
    public void Step_DoesWhatItSays(CleaningStep step, string text, string expected)
    {
        var cleaner = new TextCleaner(CleaningOptions.None.With(step, true));
        string cleaned = cleaner.Run(step, text, new RecordRedactions());
        Assert.Equal(expected, cleaned);
        if (expected == text) Assert.Same(text, cleaned);
        Assert.Same(cleaned, cleaner.Run(step, cleaned, new RecordRedactions()));
    }

    [Fact]
    public void Catalogue_HasEachStepOnce()
    {
        Assert.Equal(Enum.GetValues<CleaningStep>().Order(), CleaningCatalog.All.Select(info => info.Step));
        Assert.Same(CleaningCatalog.All[8], CleaningCatalog.Find("phi6009"));
        Assert.Same(CleaningCatalog.All[8], CleaningCatalog.Find("trimcontent"));
        Assert.Null(CleaningCatalog.Find("trim"));
    }

    [SharedFact("data", "dirty_text", "ftfy_in_the_wild.json")]
    public void LabelledMojibake_IsRepairedRightOrLeftAlone()
    {
        int repaired = 0, wrong = 0, all = 0;
        foreach (JsonElement sample in Read("ftfy_in_the_wild.json"))
        {
            string original = sample.GetProperty("original").GetString()!, text = Mojibake.Repair(original);
            string right = sample.GetProperty("fixed").GetString()!;
            if (original != right) all++;
            if (text == original) continue;
            if (Plain(text) == Plain(right)) repaired++;
            else wrong++;
        }
        // Most of the others are other code pages, lost bytes, or text that only looks broken.
        Assert.True(wrong <= 3 && repaired >= 10, $"{repaired} of {all} repaired, {wrong} wrong");
    }

    [SharedTheory("data", "dirty_text", "presidio_generated_small.json")]
    [InlineData(CleaningStep.RedactEmails, "EMAIL_ADDRESS")]
    [InlineData(CleaningStep.RedactIpAddresses, "IP_ADDRESS")]
    [InlineData(CleaningStep.RedactSocialSecurityNumbers, "US_SSN")]
    public void LabelledSpans_AreRedacted(CleaningStep step, string kind)
    {
        (int found, int missed, int extra) = Measure(step, kind);
        Assert.True(missed == 0 && extra == 0, $"{kind}: {found} found, {missed} missed, {extra} more");
    }

    [SharedTheory("data", "dirty_text", "presidio_generated_small.json")]
    [InlineData(CleaningStep.RedactCards, "CREDIT_CARD", 0.8)]
    [InlineData(CleaningStep.RedactPhones, "PHONE_NUMBER", 0.9)]
    public void LabelledSpans_AreMostlyRedacted(CleaningStep step, string kind, double recall)
    {
        (int found, int missed, int extra) = Measure(step, kind);
        Assert.True(found >= recall * (found + missed) && extra <= 1, $"{kind}: {found} found, {missed} missed, {extra} more");
    }

    private static (int Found, int Missed, int Extra) Measure(CleaningStep step, string kind)
    {
        var cleaner = new TextCleaner(CleaningOptions.None.With(step, true));
        int found = 0, missed = 0, extra = 0;
        foreach (JsonElement sample in Read("presidio_generated_small.json"))
        {
            string text = sample.GetProperty("full_text").GetString()!;
            string cleaned = cleaner.Run(step, text, new RecordRedactions());
            string[] values = [.. sample.GetProperty("spans").EnumerateArray()
                .Where(s => s.GetProperty("entity_type").GetString() == kind).Select(s => s.GetProperty("entity_value").GetString()!)];
            int gone = values.Count(v => !cleaned.Contains(v, StringComparison.Ordinal));
            found += gone;
            missed += values.Length - gone;
            if (values.Length == 0 && cleaned != text) extra++;
        }
        return (found, missed, extra);
    }

    private static string Plain(string text) => text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('\u00A0', ' ');

    private static IEnumerable<JsonElement> Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Places.InShared("data", "dirty_text", name))).RootElement.EnumerateArray();
}
