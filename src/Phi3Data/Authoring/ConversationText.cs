using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>
/// The text of an interpolated string, written straight into the row: the compiler makes it from <c>$"…"</c>. Numbers and
/// dates are written in the invariant culture, so that a row is the same on every machine; a null writes nothing.
/// </summary>
/// <remarks>A string hole must be whole Unicode text: a surrogate pair may not be cut between two holes.</remarks>
/// <typeparam name="TStep">The place in the conversation that the text follows.</typeparam>
[InterpolatedStringHandler]
public readonly ref struct ConversationText<TStep>
    where TStep : struct, IConversationStep<TStep>
{
    private readonly Utf8Buffer buffer;

    /// <summary>Begins the text. Called by the compiler.</summary>
    /// <param name="literalLength">UTF-16 units of the constant pieces.</param>
    /// <param name="formattedCount">Number of holes.</param>
    /// <param name="step">The place that the text follows.</param>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from there before.</exception>
    public ConversationText(int literalLength, int formattedCount, TStep step)
    {
        _ = literalLength;
        _ = formattedCount;
        buffer = step.Draft.BeginText();
    }

    /// <summary>Appends a constant piece.</summary>
    public void AppendLiteral(string value) => JsonEscaper.Append(buffer, value);

    /// <summary>Appends a text; null appends nothing.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public void AppendFormatted(string? value) => JsonEscaper.Append(buffer, value);

    /// <summary>Appends UTF-16 text.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public void AppendFormatted(ReadOnlySpan<char> value) => JsonEscaper.Append(buffer, value);

    /// <summary>Appends UTF-8 text.</summary>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public void AppendFormatted(ReadOnlySpan<byte> value) => JsonEscaper.Append(buffer, value);

    /// <summary>Appends a value in the invariant culture.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Appends a value in the invariant culture.</summary>
    /// <param name="value">The value; null appends nothing.</param>
    /// <param name="format">The format, as its type takes it.</param>
    /// <exception cref="FormatException">The type does not know the format.</exception>
    public void AppendFormatted<T>(T value, string? format) => HoleText.Append(buffer, value, format);

    /// <summary>Appends a value in the invariant culture, padded with spaces.</summary>
    /// <param name="value">The value; null is all spaces.</param>
    /// <param name="alignment">Least width in UTF-16 units; negative to pad behind.</param>
    /// <param name="format">The format, as its type takes it.</param>
    public void AppendFormatted<T>(T value, int alignment, string? format = null)
    {
        string text = HoleText.ToString(value, format);
        JsonEscaper.Append(buffer, alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }
}
