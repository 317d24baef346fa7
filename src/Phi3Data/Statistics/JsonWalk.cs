using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Finds a value by its keys.</summary>
static class JsonWalk
{
    /// <summary>Goes to the value under one key after the other, from the start of a line that was scanned before.</summary>
    /// <param name="scanner">A scanner that has read nothing; stands on the value's first token afterwards.</param>
    /// <param name="keys">The keys, decoded.</param>
    /// <returns>False when there is no such value.</returns>
    public static bool TryFind(ref Utf8JsonScanner scanner, ReadOnlySpan<byte[]> keys)
    {
        scanner.Read();
        foreach (byte[] key in keys)
        {
            if (scanner.Token != JsonToken.StartObject || !TryFindKey(ref scanner, key)) return false;
        }
        return true;
    }

    private static bool TryFindKey(ref Utf8JsonScanner scanner, ReadOnlySpan<byte> wanted)
    {
        while (scanner.Read() == JsonToken.Key)
        {
            bool isWanted = JsonString.Is(scanner.Raw, scanner.IsEscaped, wanted);
            JsonToken value = scanner.Read();
            if (isWanted) return true;
            if (value is JsonToken.StartObject or JsonToken.StartArray) scanner.Skip();
        }
        return false;
    }
}
