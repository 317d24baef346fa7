using System;

namespace Phi3Data.Json;

/// <summary>
/// Walks one line of JSON, token by token: strict RFC 8259, strict UTF-8 inside strings and out, with the exact offset of
/// the first fault. Never throws, allocates nothing itself, takes time linear in the line.
/// </summary>
/// <remarks>
/// Two faults are no syntax: a key that stands twice in its object (RFC 8259 §4 leaves the meaning open) and a surrogate
/// escape without its partner (RFC 8259 §8.2). They are marked on the token, and scanning goes on.
/// </remarks>
ref partial struct Utf8JsonScanner
{
    private readonly ReadOnlySpan<byte> line;
    private readonly JsonScratch scratch;
    private readonly int maxDepth;
    private readonly bool checkKeys;
    private int position;
    private int depth;
    private Next next;

    /// <summary>Starts at the beginning of a line.</summary>
    /// <param name="line">The line, with or without its line ending. All ranges are 0-based byte offsets into it.</param>
    /// <param name="scratch">Memory for this scanner alone until it is done.</param>
    /// <param name="maxDepth">Most containers inside each other, 1 to <see cref="JsonScratch.DepthLimit"/>.</param>
    /// <param name="checkKeys">Whether to look for duplicate keys; off for text that was scanned before.</param>
    public Utf8JsonScanner(ReadOnlySpan<byte> line, JsonScratch scratch, int maxDepth, bool checkKeys = true)
    {
        this = default;
        this.line = line;
        this.scratch = scratch;
        this.maxDepth = maxDepth;
        this.checkKeys = checkKeys;
        LoneSurrogate = -1;
        scratch.Reset();
    }

    private enum Next : byte
    {
        Value,
        ValueOrEnd,
        KeyOrEnd,
        CommaOrEnd,
        Nothing,
    }

    /// <summary>The token that <see cref="Read"/> returned last.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>0-based offset of the token's first byte; of a string, its opening quote.</summary>
    public int Start { get; private set; }

    /// <summary>Length of the token in bytes, quotes included.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the string or key just read holds a backslash.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>Offset of the first lone surrogate escape in the string or key just read, 6 bytes long, or -1.</summary>
    public int LoneSurrogate { get; private set; }

    /// <summary>Whether the key just read stands earlier in the same object.</summary>
    public bool IsDuplicateKey { get; private set; }

    /// <summary>Number of open containers, 0 outside of all; a start token counts its own container.</summary>
    public readonly int Depth => depth;

    /// <summary>Why the line is not JSON, when <see cref="Token"/> is <see cref="JsonToken.Error"/>.</summary>
    public JsonError Error { get; private set; }

    /// <summary>0-based offset of the first byte that is wrong; the line's length when it ended too early.</summary>
    public int ErrorOffset { get; private set; }

    /// <summary>How many bytes are wrong; 0 when something is missing.</summary>
    public int ErrorLength { get; private set; }

    /// <summary>Offset of the first byte that was not read yet.</summary>
    public readonly int Position => position;

    /// <summary>The type of the value that the token is or opens; missing for a key, an end and an error.</summary>
    public readonly JsonKind Kind => Token switch
    {
        JsonToken.StartObject => JsonKind.Object,
        JsonToken.StartArray => JsonKind.Array,
        JsonToken.String => JsonKind.String,
        JsonToken.Number => JsonKind.Number,
        JsonToken.True or JsonToken.False => JsonKind.Boolean,
        JsonToken.Null => JsonKind.Null,
        _ => JsonKind.Missing,
    };

    /// <summary>The bytes between the quotes of the string or key just read.</summary>
    public readonly ReadOnlySpan<byte> Raw => line.Slice(Start + 1, Length - 2);

    /// <summary>All bytes of the token just read.</summary>
    public readonly ReadOnlySpan<byte> Text => line.Slice(Start, Length);

    /// <summary>Reads the next token.</summary>
    /// <returns>
    /// The token; <see cref="JsonToken.End"/> after the line's one value, and <see cref="JsonToken.Error"/> at the first
    /// fault, both also on every later call.
    /// </returns>
    public JsonToken Read()
    {
        if (Token is JsonToken.Error or JsonToken.End) return Token;
        SkipWhiteSpace();
        if (position >= line.Length)
        {
            return next == Next.Nothing ? Found(JsonToken.End, position) : Fail(JsonError.UnexpectedEnd, position, 0);
        }
        byte c = line[position];
        switch (next)
        {
            case Next.CommaOrEnd:
                if (c == (byte)',')
                {
                    int comma = position++;
                    SkipWhiteSpace();
                    if (position >= line.Length) return Fail(JsonError.UnexpectedEnd, position, 0);
                    c = line[position];
                    if (c is (byte)'}' or (byte)']') return Fail(JsonError.TrailingComma, comma, 1);
                    return scratch.IsObject(depth - 1) ? ReadKey(c) : ReadValue(c);
                }
                return c is (byte)'}' or (byte)']' ? ReadEnd(c) : Unexpected(JsonError.ExpectedCommaOrEnd);
            case Next.KeyOrEnd:
                return c == (byte)'}' ? ReadEnd(c) : ReadKey(c);
            case Next.ValueOrEnd:
                return c == (byte)']' ? ReadEnd(c) : ReadValue(c);
            case Next.Nothing:
                return Unexpected(JsonError.TrailingData);
            default:
                return ReadValue(c);
        }
    }

    /// <summary>Reads on to the end of the container that was just opened.</summary>
    /// <returns>Its end token, or <see cref="JsonToken.Error"/>.</returns>
    public JsonToken Skip()
    {
        int outside = depth - 1;
        while (true)
        {
            JsonToken token = Read();
            if (token == JsonToken.Error || depth == outside) return token;
        }
    }

    private JsonToken ReadValue(byte c)
    {
        switch (c)
        {
            case (byte)'{':
                return Open(isObject: true);
            case (byte)'[':
                return Open(isObject: false);
            case (byte)'"':
                if (!ReadString()) return Token;
                return Value(JsonToken.String);
            case (byte)'t':
                return ReadLiteral("true"u8, JsonToken.True);
            case (byte)'f':
                return ReadLiteral("false"u8, JsonToken.False);
            case (byte)'n':
                return ReadLiteral("null"u8, JsonToken.Null);
            case (byte)'-':
            case >= (byte)'0' and <= (byte)'9':
                return ReadNumber();
            default:
                return Unexpected(JsonError.ExpectedValue);
        }
    }

    private JsonToken Open(bool isObject)
    {
        if (depth == maxDepth) return Fail(JsonError.TooDeep, position, 1);
        scratch.Open(depth++, isObject);
        position++;
        next = isObject ? Next.KeyOrEnd : Next.ValueOrEnd;
        return Found(isObject ? JsonToken.StartObject : JsonToken.StartArray, position - 1);
    }

    private JsonToken ReadEnd(byte c)
    {
        bool isObject = scratch.IsObject(depth - 1);
        if (isObject != (c == (byte)'}')) return Fail(JsonError.MismatchedEnd, position, 1);
        depth--;
        if (isObject) scratch.CloseObject(depth);
        position++;
        next = depth == 0 ? Next.Nothing : Next.CommaOrEnd;
        return Found(isObject ? JsonToken.EndObject : JsonToken.EndArray, position - 1);
    }

    private JsonToken ReadKey(byte c)
    {
        if (c != (byte)'"') return Unexpected(JsonError.ExpectedKey);
        if (!ReadString()) return Token;
        int start = Start, length = Length;
        SkipWhiteSpace();
        if (position >= line.Length) return Fail(JsonError.UnexpectedEnd, position, 0);
        if (line[position] != (byte)':') return Unexpected(JsonError.ExpectedColon);
        position++;
        IsDuplicateKey = checkKeys && !scratch.AddKey(line, depth - 1, start + 1, length - 2, IsEscaped);
        next = Next.Value;
        return Token = JsonToken.Key;
    }

    private JsonToken Value(JsonToken token)
    {
        next = depth == 0 ? Next.Nothing : Next.CommaOrEnd;
        return Token = token;
    }

    private JsonToken Found(JsonToken token, int start)
    {
        Start = start;
        Length = position - start;
        return Token = token;
    }

    private void SkipWhiteSpace()
    {
        while (position < line.Length && line[position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            position++;
    }

    /// <summary>Names the byte at the current position: not UTF-8, a stray BOM, or simply not what was expected.</summary>
    private JsonToken Unexpected(JsonError error)
    {
        if (line[position] < 0x80)
        {
            int end = position + 1;
            if (IsWordByte(line[position]) && error is JsonError.ExpectedValue)
            {
                while (end < line.Length && IsWordByte(line[end])) end++;
                return Fail(JsonError.InvalidLiteral, position, end - position);
            }
            return Fail(error, position, 1);
        }
        int length = Utf8Sequence.Measure(line, position, out int bad);
        if (length == 0) return Fail(JsonError.InvalidUtf8, position, bad);
        bool mark = line.Slice(position, length).SequenceEqual("\uFEFF"u8);
        return Fail(mark ? JsonError.ByteOrderMark : error, position, length);
    }

    private static bool IsWordByte(byte c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == (byte)'_';

    private JsonToken Fail(JsonError error, int offset, int length)
    {
        Error = error;
        ErrorOffset = offset;
        ErrorLength = length;
        return Token = JsonToken.Error;
    }
}
