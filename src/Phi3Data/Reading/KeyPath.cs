using System;
using System.Linq;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Where a value stands in a record, as keys joined by full stops: <c>metadata.topic</c>.</summary>
sealed class KeyPath
{
    private readonly string text;
    private readonly byte[][] keys;

    /// <summary>Makes a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="parameter">The parameter that an exception names.</param>
    /// <exception cref="ArgumentException">The path, or a key in it, is empty.</exception>
    public KeyPath(string text, string parameter)
    {
        string[] names = text.Split('.');
        if (Array.IndexOf(names, "") >= 0)
            throw new ArgumentException("A path is keys joined by full stops, none of them empty, such as metadata.topic.", parameter);
        this.text = text;
        keys = names.Select(Encoding.UTF8.GetBytes).ToArray();
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <summary>Reads the value: a string decoded, a number or a word as it is written. Objects, arrays and null are no value.</summary>
    /// <param name="line">A record that was scanned before.</param>
    /// <param name="scratch">Memory to scan in.</param>
    /// <param name="value">The value as UTF-8, valid until the scratch is used again.</param>
    /// <returns>False when there is none.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, JsonScratch scratch, out ReadOnlySpan<byte> value)
    {
        value = default;
        var scanner = new Utf8JsonScanner(line, scratch, JsonScratch.DepthLimit, checkKeys: false);
        if (!TryFind(ref scanner)) return false;
        switch (scanner.Token)
        {
            case JsonToken.String:
                byte[] text = scratch.Text(scanner.Raw.Length);
                value = text.AsSpan(0, JsonString.Unescape(scanner.Raw, text));
                return true;
            case JsonToken.Number or JsonToken.True or JsonToken.False:
                value = line.Slice(scanner.Start, scanner.Length);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Goes to the value under one key after the other; the scanner stands on its first token afterwards.</summary>
    private bool TryFind(ref Utf8JsonScanner scanner)
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
