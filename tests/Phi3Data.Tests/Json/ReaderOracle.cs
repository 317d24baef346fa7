using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;
using Phi3Data.Json;

namespace Phi3Data.Tests;

/// <summary>What <see cref="Utf8JsonReader"/> says of a line, in the scanner's words.</summary>
static class ReaderOracle
{
    /// <summary>Whether the line is JSON; unlike the reader alone, this asks for UTF-8 inside strings too.</summary>
    public static bool Accepts(ReadOnlySpan<byte> line, int maxDepth) =>
        Utf8.IsValid(line) && Reads(line, maxDepth, isFinal: true);

    /// <summary>Whether the bytes can still become JSON when more of them follow.</summary>
    public static bool CanGoOn(ReadOnlySpan<byte> prefix, int maxDepth) => Reads(prefix, maxDepth, isFinal: false);

    /// <summary>The tokens of a valid line: token, 0-based start, length with quotes, depth.</summary>
    public static List<(JsonToken Token, int Start, int Length, int Depth)> Tokens(ReadOnlySpan<byte> line, int maxDepth)
    {
        var tokens = new List<(JsonToken, int, int, int)>();
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            bool quoted = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
            bool opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            JsonToken token = reader.TokenType switch
            {
                JsonTokenType.StartObject => JsonToken.StartObject,
                JsonTokenType.EndObject => JsonToken.EndObject,
                JsonTokenType.StartArray => JsonToken.StartArray,
                JsonTokenType.EndArray => JsonToken.EndArray,
                JsonTokenType.PropertyName => JsonToken.Key,
                JsonTokenType.String => JsonToken.String,
                JsonTokenType.Number => JsonToken.Number,
                JsonTokenType.True => JsonToken.True,
                JsonTokenType.False => JsonToken.False,
                _ => JsonToken.Null,
            };
            int length = reader.ValueSpan.Length + (quoted ? 2 : 0);
            // The reader counts the containers around a token; the scanner counts an opening one as open.
            tokens.Add((token, (int)reader.TokenStartIndex, length, reader.CurrentDepth + (opens ? 1 : 0)));
        }
        return tokens;
    }

    private static bool Reads(ReadOnlySpan<byte> bytes, int maxDepth, bool isFinal)
    {
        var reader = new Utf8JsonReader(bytes, isFinal, new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth }));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
