using System;
using System.Runtime.InteropServices;

namespace Phi3Data.Scanning;

/// <summary>A piece of structure between two contents that was proved once.</summary>
struct Template
{
    /// <summary>Bytes of the piece, up to <see cref="TemplateTable.MaxLength"/>.</summary>
    public int Length;

    /// <summary>The state behind it.</summary>
    public int State;

    /// <summary>0-based offset in the piece at which the next line starts; 0 when it ends no line.</summary>
    public int LineStart;

    /// <summary>The role of the message that ends in it.</summary>
    public Role RoleBefore;

    /// <summary>Whether it holds more than roles, which who wants to see the record must look at.</summary>
    public bool HasExtras;

    /// <summary>Which of its first 64 bytes count, and which of the next 64.</summary>
    public ulong First, Second;
}

/// <summary>
/// The pieces of structure met so far, by the state before them. Between two contents the bytes repeat from message to message
/// and from record to record, and what was proved of some bytes in a state holds for the same bytes in the same state: one
/// compare stands for the whole proof.
/// </summary>
/// <remarks>Worth a factor of two on short records. A state that meets many pieces forgets one of them now and then.</remarks>
sealed class TemplateTable
{
    /// <summary>Longest piece that is kept: two blocks.</summary>
    public const int MaxLength = 2 * BlockBytes;

    /// <summary>Places of a state: its pieces, and one that stays empty and ends them.</summary>
    public const int Stride = Ways + 1;

    /// <summary>Pieces kept of each state; each is compared in turn.</summary>
    private const int Ways = 4;

    private const int BlockBytes = 64;

    /// <summary>Pieces that come by before a full state lets one in.</summary>
    private const int Patience = 16;

    private readonly Template[] templates;
    private readonly byte[] bytes;
    private readonly int[] counts;
    private readonly int[] misses;

    /// <summary>Makes an empty table for <paramref name="states"/> states.</summary>
    public TemplateTable(int states)
    {
        templates = new Template[states * Stride];
        bytes = new byte[states * Stride * MaxLength];
        counts = new int[states];
        misses = new int[states];
    }

    /// <summary>
    /// The pieces of all states: those of a state from <see cref="Stride"/> times its number on, and behind them one of length 0.
    /// </summary>
    public ref Template Templates => ref MemoryMarshal.GetArrayDataReference(templates);

    /// <summary>The bytes of all pieces, at distances of <see cref="MaxLength"/>.</summary>
    public ref byte Bytes => ref MemoryMarshal.GetArrayDataReference(bytes);

    /// <summary>Keeps a piece that was just proved.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="piece">Its bytes, at most <see cref="MaxLength"/>.</param>
    /// <param name="next">The state behind it.</param>
    /// <param name="lineStart">Where in it the next line starts; 0 when it ends no line.</param>
    /// <param name="roleBefore">The role of the message that ends in it.</param>
    /// <param name="hasExtras">Whether it holds more than roles.</param>
    public void Learn(int state, ReadOnlySpan<byte> piece, int next, int lineStart, Role roleBefore, bool hasExtras)
    {
        int way = counts[state];
        if (way < Ways) counts[state]++;
        else
        {
            if (++misses[state] % Patience != 0) return;
            way = misses[state] / Patience % Ways;
        }
        int slot = state * Stride + way;
        piece.CopyTo(bytes.AsSpan(slot * MaxLength));
        templates[slot] = new Template
        {
            Length = piece.Length,
            State = next,
            LineStart = lineStart,
            RoleBefore = roleBefore,
            HasExtras = hasExtras,
            First = Mask(piece.Length),
            Second = Mask(piece.Length - BlockBytes),
        };
    }

    private static ulong Mask(int length) => length <= 0 ? 0 : length >= BlockBytes ? ulong.MaxValue : (1UL << length) - 1;
}
