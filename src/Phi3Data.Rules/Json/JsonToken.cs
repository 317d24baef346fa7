namespace Phi3Data.Json;

/// <summary>What <see cref="Utf8JsonScanner.Read"/> found.</summary>
enum JsonToken : byte
{
    /// <summary>Nothing has been read yet.</summary>
    None,
    /// <summary>An opening brace.</summary>
    StartObject,
    /// <summary>A closing brace.</summary>
    EndObject,
    /// <summary>An opening bracket.</summary>
    StartArray,
    /// <summary>A closing bracket.</summary>
    EndArray,
    /// <summary>A key together with its colon. The token's range is the key with its quotes.</summary>
    Key,
    /// <summary>A string value. The token's range includes its quotes.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary>The literal <c>true</c>.</summary>
    True,
    /// <summary>The literal <c>false</c>.</summary>
    False,
    /// <summary>The literal <c>null</c>.</summary>
    Null,
    /// <summary>The line is one whole JSON value and has ended.</summary>
    End,
    /// <summary>The line is not JSON; <see cref="Utf8JsonScanner.Error"/> says why.</summary>
    Error,
}
