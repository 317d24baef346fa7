namespace Phi3Data;

/// <summary>The type of a JSON value.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum JsonKind : byte
{
    /// <summary>The key is absent.</summary>
    Missing,
    /// <summary>An object.</summary>
    Object,
    /// <summary>An array.</summary>
    Array,
    /// <summary>A string.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary>The literal <c>true</c> or <c>false</c>.</summary>
    Boolean,
    /// <summary>The literal <c>null</c>.</summary>
    Null,
}
