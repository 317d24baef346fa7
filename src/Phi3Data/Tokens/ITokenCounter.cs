using System;
using System.Buffers;

namespace Phi3Data;

/// <summary>
/// Counts the tokens of plain UTF-8 text: no BOS, no EOS, and the text of a special token is ordinary text. An empty text
/// has no tokens; a text of the <c>llama2</c> vocabulary begins with the dummy prefix (U+2581), as SentencePiece writes it.
/// A counter serves one thread at a time, because it holds scratch and a cache; make one per thread with
/// <see cref="Vocabulary.CreateCounter"/>. Results depend on the text alone, never on what was counted before.
/// </summary>
/// <remarks>
/// Bytes that are not valid UTF-8 count as U+FFFD, one for each byte that starts no valid sequence, as SentencePiece does.
/// No model is trained on such text: report the line instead of using its count.
/// </remarks>
public interface ITokenCounter
{
    /// <summary>The name of the vocabulary, such as <c>llama2</c>.</summary>
    string Name { get; }

    /// <summary>The number of tokens of <paramref name="utf8"/>. Allocates nothing once the counter has seen a text of that length.</summary>
    int Count(ReadOnlySpan<byte> utf8);

    /// <summary>Writes the tokens of <paramref name="utf8"/> to <paramref name="ids"/>; slower than <see cref="Count"/>.</summary>
    /// <returns>The number of tokens, always that of <see cref="Count"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ids"/> is null.</exception>
    int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids);
}

/// <summary>A counter whose texts of valid UTF-8 never have more tokens than bytes, and one.</summary>
interface IByteBoundCounter : ITokenCounter;
