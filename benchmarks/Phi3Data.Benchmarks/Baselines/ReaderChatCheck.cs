using System;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Phi3Data.Benchmarks;

/// <summary>
/// The check that one would write on <see cref="Utf8JsonReader"/>, as strict as ours on these files: UTF-8 and surrogate
/// pairs, which the reader does not look at inside strings, known roles that alternate, the last message from the assistant.
/// It says yes or no; it names no place, and of duplicate keys it sees only <c>messages</c>, <c>role</c> and <c>content</c>.
/// </summary>
static class ReaderChatCheck
{
    /// <summary>Whether a line is a valid record.</summary>
    public static bool IsValid(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) return false;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            bool hasMessages = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isMessages = reader.ValueTextEquals("messages"u8);
                reader.Read();
                if (!isMessages) reader.Skip();
                else if (hasMessages || !AreMessagesValid(ref reader)) return false;
                else hasMessages = true;
            }
            return hasMessages && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // a lone surrogate met by ValueTextEquals
        }
    }

    private static bool AreMessagesValid(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        Role last = Role.Unknown;
        for (int i = 0; reader.Read() && reader.TokenType == JsonTokenType.StartObject; i++)
        {
            if (!IsMessageValid(ref reader, out Role role)) return false;
            bool isInPlace = role switch
            {
                Role.System => i == 0,
                Role.User => last != Role.User,
                _ => last == Role.User,
            };
            if (!isInPlace) return false;
            last = role;
        }
        return reader.TokenType == JsonTokenType.EndArray && last == Role.Assistant;
    }

    private static bool IsMessageValid(ref Utf8JsonReader reader, out Role role)
    {
        role = Role.Unknown;
        bool hasContent = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRole = reader.ValueTextEquals("role"u8), isContent = reader.ValueTextEquals("content"u8);
            reader.Read();
            if (isRole)
            {
                if (role != Role.Unknown || reader.TokenType != JsonTokenType.String) return false;
                if (reader.ValueTextEquals("user"u8)) role = Role.User;
                else if (reader.ValueTextEquals("assistant"u8)) role = Role.Assistant;
                else if (reader.ValueTextEquals("system"u8)) role = Role.System;
                else return false;
            }
            else if (isContent)
            {
                if (hasContent || reader.TokenType != JsonTokenType.String || !IsTextValid(reader)) return false;
                hasContent = true;
            }
            else reader.Skip();
        }
        return role != Role.Unknown && hasContent;
    }

    /// <summary>Whether a string is no white space alone, and its surrogate escapes come in pairs.</summary>
    private static bool IsTextValid(in Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (text.IndexOfAnyExcept(" \t"u8) < 0) return false;
        if (!reader.ValueIsEscaped) return true;
        int at;
        while ((at = text.IndexOf("\\"u8)) >= 0)
        {
            if (text[at + 1] != (byte)'u')
            {
                text = text[(at + 2)..];
                continue;
            }
            int unit = Unit(text[at..]);
            text = text[(at + 6)..];
            if (!char.IsSurrogate((char)unit)) continue;
            if (!char.IsHighSurrogate((char)unit) || !text.StartsWith("\\u"u8) || !char.IsLowSurrogate((char)Unit(text)))
                return false;
            text = text[6..];
        }
        return true;
    }

    private static int Unit(ReadOnlySpan<byte> escape) => Convert.ToInt32(Encoding.ASCII.GetString(escape.Slice(2, 4)), 16);
}
