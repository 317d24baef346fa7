using Phi3Data.Json;

namespace Phi3Data;

/// <summary>What each <see cref="JsonError"/> is called, with what was found and what was expected.</summary>
static class JsonErrorText
{
    /// <summary>Makes the text.</summary>
    /// <param name="error">The error.</param>
    /// <param name="found">The bytes at fault, made safe to print.</param>
    public static string Create(JsonError error, string found) => error switch
    {
        JsonError.UnexpectedEnd => "the line ends before its brackets are closed",
        JsonError.UnterminatedString => "the line ends inside a string, expected a closing quote",
        JsonError.ControlCharacter => $"raw control character '{found}' in a string, expected an escape such as \\n",
        JsonError.InvalidEscape => $"'{found}' is no escape; a backslash itself is written \\\\",
        JsonError.InvalidUnicodeEscape => $"'{found}' is no escape, expected \\u and four hexadecimal digits",
        JsonError.InvalidNumber => $"'{found}' is no JSON number",
        JsonError.InvalidLiteral => $"'{found}' is no JSON value; text needs quotes, and only true, false and null do not",
        JsonError.ExpectedValue => $"found '{found}', expected a value",
        JsonError.ExpectedKey => $"found '{found}', expected a key in double quotes",
        JsonError.ExpectedColon => $"found '{found}', expected a colon after the key",
        JsonError.ExpectedCommaOrEnd => $"found '{found}', expected a comma or a closing bracket; an inner quote needs a backslash",
        JsonError.TrailingComma => "a comma stands before a closing bracket",
        JsonError.MismatchedEnd => $"'{found}' closes a bracket of the other kind",
        JsonError.TrailingData => $"found '{found}' behind the record, expected the end of the line",
        JsonError.ByteOrderMark => "a byte order mark stands inside the file",
        _ => "the line is not JSON",
    };
}
