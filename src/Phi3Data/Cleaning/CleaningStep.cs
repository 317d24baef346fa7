using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Phi3Data;

/// <summary>Every step of cleaning. The number is the digits of its <c>PHI</c> ID; a number is never used again.</summary>
public enum CleaningStep : ushort
{
    /// <summary>Text that was UTF-8, was read as Windows-1252, and turns back without any doubt: <c>Ã©</c> into <c>é</c>.</summary>
    RepairMojibake = 6001,
    /// <summary>HTML entities into their characters, until none is left: <c>&amp;amp;</c> into <c>&amp;</c>.</summary>
    DecodeHtmlEntities = 6002,
    /// <summary>CR LF, CR, vertical tab, form feed, U+0085, U+2028 and U+2029 into LF.</summary>
    NormalizeLineEndings = 6003,
    /// <summary>Control characters away, but for tab and line ends.</summary>
    RemoveControlCharacters = 6004,
    /// <summary>Zero-width space, word joiner and byte order mark away; joiners of emoji and scripts stay.</summary>
    RemoveZeroWidth = 6005,
    /// <summary>Marks of writing direction away, from text without a letter that is written from right to left.</summary>
    RemoveBidiMarks = 6006,
    /// <summary>No-break spaces (U+00A0) into spaces.</summary>
    NormalizeSpaces = 6007,
    /// <summary>Unicode normal form C.</summary>
    NormalizeUnicode = 6008,
    /// <summary>White space away from both ends.</summary>
    TrimContent = 6009,
    /// <summary>Text that only stands for a missing value, such as <c>N/A</c> or <c>null</c>, away.</summary>
    ClearPlaceholders = 6010,
    /// <summary>API keys, private keys and passwords of connection strings into <c>[SECRET_1]</c>.</summary>
    RedactSecrets = 6020,
    /// <summary>E-mail addresses into <c>[EMAIL_1]</c>.</summary>
    RedactEmails = 6021,
    /// <summary>Numbers of payment cards, with a right check digit, into <c>[CARD_1]</c>.</summary>
    RedactCards = 6022,
    /// <summary>IBANs with right check digits into <c>[IBAN_1]</c>.</summary>
    RedactIbans = 6023,
    /// <summary>IP addresses into <c>[IP_1]</c>.</summary>
    RedactIpAddresses = 6024,
    /// <summary>US social security numbers into <c>[SSN_1]</c>.</summary>
    RedactSocialSecurityNumbers = 6025,
    /// <summary>Phone numbers into <c>[PHONE_1]</c>.</summary>
    RedactPhones = 6026,
}

/// <summary>What a step of cleaning does.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsDefault">Whether it runs unless it is turned off.</param>
/// <param name="Title">One line that says what it does.</param>
public sealed record CleaningStepInfo(CleaningStep Step, bool IsDefault, string Title)
{
    /// <summary>The ID that users see, such as <c>PHI6009</c>.</summary>
    public string Id => "PHI" + ((int)Step).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The name, such as <c>TrimContent</c>.</summary>
    public string Name => Step.ToString();
}

/// <summary>All steps of cleaning, in the order in which they run.</summary>
public static class CleaningCatalog
{
    /// <summary>The steps.</summary>
    public static IReadOnlyList<CleaningStepInfo> All { get; } = Array.AsReadOnly(
    [
        new CleaningStepInfo(CleaningStep.RepairMojibake, true, "turn UTF-8 that was read as Windows-1252 back, where there is no doubt"),
        new(CleaningStep.DecodeHtmlEntities, false, "decode HTML entities"),
        new(CleaningStep.NormalizeLineEndings, true, "write every line end as LF"),
        new(CleaningStep.RemoveControlCharacters, true, "remove control characters"),
        new(CleaningStep.RemoveZeroWidth, true, "remove zero-width spaces and byte order marks"),
        new(CleaningStep.RemoveBidiMarks, true, "remove marks of direction from left-to-right text"),
        new(CleaningStep.NormalizeSpaces, true, "write no-break spaces as spaces"),
        new(CleaningStep.NormalizeUnicode, true, "bring text into normal form C"),
        new(CleaningStep.TrimContent, true, "trim white space at both ends"),
        new(CleaningStep.ClearPlaceholders, false, "clear text that stands for a missing value"),
        new(CleaningStep.RedactSecrets, false, "redact keys and passwords"),
        new(CleaningStep.RedactEmails, false, "redact e-mail addresses"),
        new(CleaningStep.RedactCards, false, "redact card numbers"),
        new(CleaningStep.RedactIbans, false, "redact IBANs"),
        new(CleaningStep.RedactIpAddresses, false, "redact IP addresses"),
        new(CleaningStep.RedactSocialSecurityNumbers, false, "redact US social security numbers"),
        new(CleaningStep.RedactPhones, false, "redact phone numbers"),
    ]);

    /// <summary>Looks up a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static CleaningStepInfo Get(CleaningStep step) => All.FirstOrDefault(info => info.Step == step)
        ?? throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step.");

    /// <summary>Looks up a step by its ID, such as <c>PHI6009</c>, or its name; case does not count.</summary>
    /// <returns>The step, or null.</returns>
    public static CleaningStepInfo? Find(string idOrName) => All.FirstOrDefault(info =>
        string.Equals(info.Id, idOrName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(info.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
