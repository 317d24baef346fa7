using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Phi3Data;

/// <summary>The placeholders of one record: the same value has the same one wherever it stands in the record.</summary>
sealed class RecordRedactions
{
    private readonly Dictionary<(string Kind, string Value), int> numbers = [];
    private readonly Dictionary<string, int> last = [];

    /// <summary>Forgets the record before.</summary>
    public void Clear()
    {
        numbers.Clear();
        last.Clear();
    }

    /// <summary>The placeholder of a value, such as <c>[EMAIL_2]</c>.</summary>
    public string Get(string kind, string value)
    {
        if (!numbers.TryGetValue((kind, value), out int number))
            numbers.Add((kind, value), number = last[kind] = last.GetValueOrDefault(kind) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"[{kind}_{number}]");
    }
}

/// <summary>Finds secrets and personal data that have a form of their own, and puts typed placeholders in their places.</summary>
static partial class Redactor
{
    /// <summary>Runs one redacting step.</summary>
    public static string Redact(CleaningStep step, string text, RecordRedactions redactions) => step switch
    {
        CleaningStep.RedactSecrets => ConnectionSecret().Replace(
            Replace(PrivateKey(), Replace(ApiKey(), text, "SECRET", redactions, _ => true), "SECRET", redactions, _ => true),
            m => m.Groups[2].Value.StartsWith("[SECRET_", StringComparison.Ordinal)
                ? m.Value : m.Groups[1].Value + redactions.Get("SECRET", m.Groups[2].Value)),
        CleaningStep.RedactEmails => Replace(Email(), text, "EMAIL", redactions, _ => true),
        CleaningStep.RedactCards => Replace(Card(), text, "CARD", redactions, HasLuhnDigit),
        CleaningStep.RedactIbans => Replace(Iban(), text, "IBAN", redactions, HasIbanDigits),
        CleaningStep.RedactIpAddresses => Replace(
            IpV6(), Replace(IpV4(), text, "IP", redactions, _ => true), "IP", redactions,
            value => System.Net.IPAddress.TryParse(value, out _)),
        CleaningStep.RedactSocialSecurityNumbers => Replace(SocialSecurity(), text, "SSN", redactions, _ => true),
        CleaningStep.RedactPhones => Replace(Phone(), text, "PHONE", redactions, IsPhoneNumber),
        _ => text,
    };

    private static string Replace(Regex pattern, string text, string kind, RecordRedactions redactions, Func<string, bool> isSure) =>
        pattern.Replace(text, m => isSure(m.Value) ? redactions.Get(kind, m.Value) : m.Value);

    /// <summary>ITU-T E.164 allows 15 digits; fewer than seven are rarely one. An extension behind an x does not count.</summary>
    private static bool IsPhoneNumber(string value) =>
        value.Split('x')[0].Count(char.IsAsciiDigit) is >= 7 and <= 15;

    /// <summary>ISO/IEC 7812-1, annex B: the check digit of card numbers.</summary>
    private static bool HasLuhnDigit(string value)
    {
        int[] digits = [.. value.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse()];
        if (digits.Length is < 13 or > 19 || digits.Distinct().Count() == 1) return false;
        return digits.Select((d, i) => i % 2 == 0 ? d : d < 5 ? d * 2 : d * 2 - 9).Sum() % 10 == 0;
    }

    /// <summary>ISO 13616: the account with the country behind, letters as 10 to 35, leaves 1 over when divided by 97.</summary>
    private static bool HasIbanDigits(string value)
    {
        string account = value.Replace(" ", "", StringComparison.Ordinal);
        if (account.Length is < 15 or > 34) return false;
        int rest = 0;
        foreach (char c in account[4..] + account[..4])
            rest = (char.IsAsciiDigit(c) ? rest * 10 + c - '0' : rest * 100 + c - 'A' + 10) % 97;
        return rest == 1;
    }

    [GeneratedRegex(@"\b(?:sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{35}|hf_[A-Za-z0-9]{30,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})")]
    private static partial Regex ApiKey();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"((?:AccountKey|SharedAccessKey|Password|Pwd)\s*=\s*)([^;\s""']{4,})(?=;|\s|""|'|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionSecret();

    [GeneratedRegex(@"(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d-])")]
    private static partial Regex Card();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.]*\d)")]
    private static partial Regex IpV4();

    [GeneratedRegex(@"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,6}(?![\w:])")]
    private static partial Regex IpV6();

    [GeneratedRegex(@"(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<![\w.+/-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){5,12}|\(\d{2,4}\)[ .-]?\d{3,4}[ .-]?\d{3,4}|00\d-\d{3}-\d{3}-\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4}|0\d{2}-\d{3}-\d{3}|0\d{1,2}(?: \d{2,3}){3})(?:x\d{1,6})?(?![\w-])")]
    private static partial Regex Phone();
}
