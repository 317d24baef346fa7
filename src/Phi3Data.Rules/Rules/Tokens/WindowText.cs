using System.Globalization;

namespace Phi3Data.Rules;

/// <summary>Puts into words what became of a record that is longer than what training sees.</summary>
static class WindowText
{
    /// <summary>In place of a number of messages: the record was dropped.</summary>
    public const int Dropped = -1;

    /// <summary>Packs the window and the number of messages that were taken out, 0 for none, into one number.</summary>
    public static long Pack(int window, int removed) => (long)removed << 32 | (uint)window;

    /// <summary>Makes the text.</summary>
    /// <param name="tokens">The record's tokens.</param>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    public static string Create(long tokens, long packed)
    {
        int window = (int)packed, removed = (int)(packed >> 32);
        string start = $"the record has {Number(tokens)} tokens, and training sees {Number(window)}: ";
        return start + removed switch
        {
            0 => $"the last {Number(tokens - window)} are cut off, from inside this message on",
            Dropped => "it was dropped",
            1 => "this message was taken out",
            _ => $"{Number(removed)} messages were taken out, from this one on",
        };
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
