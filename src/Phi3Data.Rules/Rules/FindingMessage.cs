using System;
using System.Globalization;
using System.Text;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Puts a finding into words: the rule's message of the catalogue, its places filled with what was found.</summary>
static class FindingMessage
{
    /// <summary>Makes the text.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="line">The line that it was made on; empty when it was not kept.</param>
    public static string Create(in Finding finding, ReadOnlySpan<byte> line) =>
        Create(finding, new FindingSource("", line, 0));

    /// <summary>Makes the text.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="source">The line that it was made on, and the file of the other line that it names.</param>
    public static string Create(in Finding finding, in FindingSource source)
    {
        string format = RuleCatalog.Get(finding.Rule).Message;
        var text = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            int end = format[i] == '{' ? format.IndexOf('}', i) : -1;
            string? value = end < 0 ? null : Fill(format.Substring(i + 1, end - i - 1), finding, source);
            if (value is null)
            {
                text.Append(format[i]);
                continue;
            }
            text.Append(value);
            i = end;
        }
        return text.ToString();
    }

    /// <summary>The value of a place, or null when the braces are text: an example of JSON.</summary>
    private static string? Fill(string place, in Finding finding, in FindingSource source) => place switch
    {
        "place" => DatasetFaultText.OfPlace(finding.Found, source.RelatedFile, source.File),
        "leak" => DatasetFaultText.OfLeak(
            finding.Expected, DatasetFaultText.OfPlace(finding.Found, source.RelatedFile, source.File)),
        "overlap" => DatasetFaultText.OfOverlap(
            finding.Expected, DatasetFaultText.OfPlace(finding.Found, source.RelatedFile, source.File)),
        "records" => DatasetFaultText.OfRecords(finding.Found, finding.Expected),
        "quota" => DatasetFaultText.OfQuota(finding.Found, finding.Expected),
        "kindFound" => DatasetFaultText.NameOf((OtherFormat)finding.Found),
        "kindExpected" => DatasetFaultText.NameOf((OtherFormat)finding.Expected),
        "kinds" => DatasetFaultText.OfKinds(new KindCount(finding.Found), new KindCount(finding.Expected)),
        "tools" => DatasetFaultText.OfTools(finding.Found, finding.Expected),
        "system" => DatasetFaultText.OfSystemMessages(finding.Found, finding.Expected),
        "reference" => finding.Found < 0
            ? $"{Excerpt(finding, source.Line)} names neither item nor sample, expected one of the two"
            : $"{Excerpt(finding, source.Line)} names a field that {Number(finding.Found)} of the records do not have; the first stands on "
                + DatasetFaultText.OfPlace(finding.Expected, source.RelatedFile, source.File),
        "field" => LineExcerpt.Create(source.Field),
        "present" => finding.Found == 0
            ? $"the record has no field {LineExcerpt.Create(source.Field)}, which the first record has"
            : $"the field {Excerpt(finding, source.Line)} is not in the first record, expected each field in every record",
        "bias" => DatasetFaultText.OfBias(finding.Found, (SplitMeasure)finding.Expected),
        _ => FillFromLine(place, finding, source.Line),
    };

    private static string? FillFromLine(string place, in Finding finding, ReadOnlySpan<byte> line) => place switch
    {
        "found" => Number(finding.Found),
        "expected" => Number(finding.Expected),
        "ratio" => Ratio(finding.Found),
        "ratioExpected" => Ratio(finding.Expected),
        "window" => WindowText.Create(finding.Found, finding.Expected),
        "text" => Excerpt(finding, line),
        "bytes" => Bytes(At(finding, line)),
        "kind" => KindName((JsonKind)finding.Found),
        "kindOrEmpty" => (JsonKind)finding.Found == JsonKind.Array ? "empty" : KindName((JsonKind)finding.Found),
        "json" => JsonErrorText.Create((JsonError)finding.Found, Excerpt(finding, line)),
        "messages" => (RecordFormat)finding.Expected == RecordFormat.ShareGpt ? "conversations" : "messages",
        "format" => OtherFormats.Hint((OtherFormat)finding.Found),
        "preference" => PreferenceRecordMustBeComplete.Describe((PreferenceFault)finding.Expected, finding.Found),
        "output" => finding.Found == 0
            ? "no message of the output is from the assistant, expected at least one"
            : $"a message of the output is from {Excerpt(finding, line)}, expected the assistant, or a tool that it calls",
        "typeExpected" => KindName((JsonKind)finding.Expected),
        "grader" => GraderMustBeValid.Describe((GraderFault)finding.Expected, finding.Found, Excerpt(finding, line)),
        "keys" => SettingText.OfKeys((KnownKeys)finding.Expected),
        "role" => RoleHint.Create((RecordFormat)finding.Expected, At(finding, line)),
        "part" => PartText((PartFault)finding.Expected, (JsonKind)finding.Found),
        "tool" => ToolFaultText.OfTool((ToolFault)finding.Expected, (JsonKind)finding.Found, Excerpt(finding, line)),
        "call" => ToolFaultText.OfCall((ToolFault)finding.Expected, (JsonKind)finding.Found, Excerpt(finding, line)),
        "parameters" => SchemaText.OfParameters(finding.Expected, (JsonKind)finding.Found, Excerpt(finding, line)),
        "fit" => SchemaText.OfArguments(finding, line),
        "arguments" => ToolFaultText.OfArguments((ArgumentsFault)finding.Expected, finding.Found, Excerpt(finding, line)),
        "deprecated" => finding.Found == 0
            ? "functions is deprecated, expected tools" : "function_call is deprecated, expected tool_calls",
        "roles" => SettingText.OfRoles((RoleSet)finding.Expected),
        "model" => SettingText.NameOfModel(finding.Found),
        "owner" => TemplateOwner.NameOf(finding.Found),
        "ownerExpected" => TemplateOwner.NameOf(finding.Expected),
        "method" => SettingNames.Methods[(int)finding.Expected],
        "template" => SettingText.OfTemplate(finding.Found, finding.Expected, Excerpt(finding, line)),
        "retirement" => SettingText.OfRetirement(finding.Found),
        "encoding" => FileTypes.NameOf((FileType)finding.Found),
        "container" => FileTypes.NameOf((FileType)finding.Found),
        _ => null,
    };

    /// <summary>Names a kind of value with its article.</summary>
    internal static string KindName(JsonKind kind) => kind switch
    {
        JsonKind.Missing => "missing",
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true or false",
        _ => "null",
    };

    private static string PartText(PartFault fault, JsonKind kind) => fault switch
    {
        PartFault.NotText => $"the content is {KindName(kind)}, expected a string or an array of parts",
        PartFault.NotObject => "the content part is no object, expected {\"type\":\"text\",\"text\":…}",
        PartFault.NoType => "the content part has no type, expected a string such as \"text\"",
        _ => "the text part has no text, expected a string under the key text",
    };

    private static string Excerpt(in Finding finding, ReadOnlySpan<byte> line) => LineExcerpt.Create(At(finding, line));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes ten-thousandths as a ratio of two to four places.</summary>
    private static string Ratio(long value) => (value / 10_000m).ToString("0.00##", CultureInfo.InvariantCulture);

    private static string Bytes(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length == 1 ? "byte" : "bytes");
        foreach (byte b in bytes) text.Append(' ').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        return text.Append(bytes.Length == 1 ? " is" : " are").ToString();
    }

    private static ReadOnlySpan<byte> At(in Finding finding, ReadOnlySpan<byte> line)
    {
        int start = Math.Min(finding.Offset, line.Length);
        return line.Slice(start, Math.Min(finding.Length, line.Length - start));
    }
}
