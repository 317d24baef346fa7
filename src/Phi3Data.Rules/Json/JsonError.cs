namespace Phi3Data.Json;

/// <summary>Why a line is not JSON (RFC 8259) or not UTF-8. The scanner stops at the first one.</summary>
enum JsonError : byte
{
    /// <summary>No error.</summary>
    None,
    /// <summary>The line ended although a value or a closing bracket was still to come.</summary>
    UnexpectedEnd,
    /// <summary>The line ended inside a string.</summary>
    UnterminatedString,
    /// <summary>A byte below 0x20 stands raw inside a string (RFC 8259 §7).</summary>
    ControlCharacter,
    /// <summary>A backslash is followed by a character that is no escape (RFC 8259 §7).</summary>
    InvalidEscape,
    /// <summary><c>\u</c> is not followed by four hexadecimal digits.</summary>
    InvalidUnicodeEscape,
    /// <summary>Bytes that are not UTF-8 (Unicode, table 3-7).</summary>
    InvalidUtf8,
    /// <summary>A number that the grammar of RFC 8259 §6 does not allow.</summary>
    InvalidNumber,
    /// <summary>A bare word that is not <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    InvalidLiteral,
    /// <summary>A byte that cannot start a value.</summary>
    ExpectedValue,
    /// <summary>An object holds something else than a quoted key.</summary>
    ExpectedKey,
    /// <summary>A key is not followed by a colon.</summary>
    ExpectedColon,
    /// <summary>Neither a comma nor the closing bracket follows a value.</summary>
    ExpectedCommaOrEnd,
    /// <summary>A comma stands before a closing bracket.</summary>
    TrailingComma,
    /// <summary>A closing bracket of the wrong kind.</summary>
    MismatchedEnd,
    /// <summary>Something follows the line's value.</summary>
    TrailingData,
    /// <summary>U+FEFF where JSON should start or go on.</summary>
    ByteOrderMark,
    /// <summary>Arrays and objects lie deeper in each other than the limit.</summary>
    TooDeep,
}
