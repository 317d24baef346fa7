using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace Phi3Data.Tokens;

/// <summary>Counts with a tokenizer of Microsoft.ML.Tokenizers, which takes UTF-16.</summary>
sealed class MicrosoftTokenizerCounter(Tokenizer tokenizer, string name) : ITokenCounter
{
    private readonly Utf8Repair repair = new();
    private char[] characters = new char[1024];

    public string Name => name;

    public int Count(ReadOnlySpan<byte> utf8) => tokenizer.CountTokens(Decode(utf8));

    public int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        IReadOnlyList<int> tokens = tokenizer.EncodeToIds(Decode(utf8));
        Span<int> written = ids.GetSpan(tokens.Count);
        for (int i = 0; i < tokens.Count; i++) written[i] = tokens[i];
        ids.Advance(tokens.Count);
        return tokens.Count;
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        if (characters.Length < text.Length) characters = new char[text.Length];
        return characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters));
    }
}
