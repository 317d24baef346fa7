using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>Writes the value of a hole: in the invariant culture, as the inside of a JSON string.</summary>
static class HoleText
{
    /// <summary>Appends a value; null appends nothing.</summary>
    // Optimised at once: unoptimised code would box the value, an allocation per hole.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append<T>(Utf8Buffer buffer, T value, string? format)
    {
        if (value is IUtf8SpanFormattable)
        {
            Span<byte> room = stackalloc byte[128];
            if (((IUtf8SpanFormattable)value).TryFormat(room, out int written, format, CultureInfo.InvariantCulture))
            {
                JsonEscaper.Append(buffer, room[..written]);
                return;
            }
        }
        JsonEscaper.Append(buffer, ToString(value, format));
    }

    /// <summary>A value as text; null is empty.</summary>
    public static string ToString<T>(T value, string? format) => value is IFormattable formattable
        ? formattable.ToString(format, CultureInfo.InvariantCulture)
        : value?.ToString() ?? "";
}
