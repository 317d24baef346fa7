using System;
using System.Globalization;

namespace Phi3Data.Authoring;

/// <summary>
/// What the code generated for a <see cref="ToolFunctionAttribute"/> writes a call with: constant JSON as it is, and the values of
/// arguments. Not meant to be called by hand.
/// </summary>
public readonly ref struct ToolCallRow
{
    private readonly DraftStep draft;
    private readonly Utf8Buffer arguments;
    private readonly ReadOnlySpan<byte> name;

    private ToolCallRow(DraftStep draft, ReadOnlySpan<byte> name)
    {
        this.draft = draft;
        this.name = name;
        arguments = draft.BeginArguments();
    }

    /// <summary>Starts a call.</summary>
    /// <param name="step">The place before it.</param>
    /// <param name="name">The tool's name as the inside of a JSON string.</param>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public static ToolCallRow Start<TStep>(TStep step, ReadOnlySpan<byte> name)
        where TStep : struct, IConversationStep<TStep> => new(step.Draft, name);

    /// <summary>Appends constant JSON of the arguments.</summary>
    public void Raw(ReadOnlySpan<byte> json) => arguments.Write(json);

    /// <summary>Appends a number in the invariant culture.</summary>
    /// <exception cref="ArgumentException">It is not finite, which JSON cannot say.</exception>
    public void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (value is double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity)
            || value is float and (float.NaN or float.PositiveInfinity or float.NegativeInfinity))
            throw new ArgumentException("The number is not finite, expected one that JSON can say.", nameof(value));
        Format(value, null);
    }

    /// <summary>Appends a text as a JSON string.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public void Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        arguments.Write("\""u8);
        JsonEscaper.Append(arguments, value);
        arguments.Write("\""u8);
    }

    /// <summary>Appends a value as a JSON string, in the invariant culture.</summary>
    public void Text<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        arguments.Write("\""u8);
        Format(value, format);
        arguments.Write("\""u8);
    }

    /// <summary>Ends the call.</summary>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public CallStep<TTools, TNext> End<TTools, TNext>()
        where TNext : struct, IConversationStep<TNext> => new(draft.EndCall(name));

    // What the types of arguments format so is ASCII without quotes.
    private void Format<T>(T value, string? format)
        where T : IUtf8SpanFormattable
    {
        int written;
        for (int room = 64; !value.TryFormat(arguments.GetSpan(room), out written, format, CultureInfo.InvariantCulture); room *= 2)
        {
        }
        arguments.Advance(written);
    }
}
