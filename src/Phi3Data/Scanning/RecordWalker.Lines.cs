using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Phi3Data.Rules;

namespace Phi3Data.Scanning;

sealed partial class RecordWalker<T>
{
    private int contacts;

    /// <summary>The <c>@</c> and <c>+</c> met in the line under way.</summary>
    public ref int Contacts => ref contacts;

    /// <summary>Ends the line under way.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="next">Index behind its LF.</param>
    /// <returns>
    /// Whether it is short enough to be certainly fine, and certainly holds few addresses and telephone numbers and no control token.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndLine(ref byte origin, nint next)
    {
        int length = (int)(next - 1 - LineStart);
        if (length > fine.MaxLineBytes) return false;
        if (contacts != 0 && !AreContactsFew(ref origin, length)) return false;
        if (!fine.MayHoldBareTokens && HoldsBareToken(ref origin, length)) return false;
        Lines++;
        if (taker is not null) GiveLine(length);
        LineStart = next;
        return true;
    }

    private bool HoldsBareToken(ref byte origin, int length) => ContentMustNotContainControlTokens.HoldsBareToken(
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, LineStart), length));

    /// <summary>Whether the line holds too few <c>@</c> and <c>+</c> to break the rule on addresses and telephone numbers.</summary>
    private bool AreContactsFew(ref byte origin, int length)
    {
        if (contacts > fine.MaxContacts && CountContacts(ref Unsafe.Add(ref origin, LineStart), length) > fine.MaxContacts)
        {
            ReadOnlySpan<byte> line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, LineStart), length);
            if (ContentMustNotHoldPersonalData.MayHoldMore(line, fine.MaxContacts)) return false;
        }
        contacts = 0;
        return true;
    }

    /// <summary>Counts <c>@</c>, and <c>+</c> in front of digits: source code is full of others.</summary>
    private static int CountContacts(ref byte line, int length)
    {
        int count = 0;
        for (int i = 0; i < length; i += IByteBlock<T>.Size)
        {
            T block = T.Load(ref Unsafe.Add(ref line, i));
            ulong digits = T.Load(ref Unsafe.Add(ref line, i + 1)).Hex().Digits;
            ulong found = block.Equal((byte)'@') | block.Equal((byte)'+') & digits;
            if (length - i < IByteBlock<T>.Size) found &= (1UL << (length - i)) - 1;
            count += BitOperations.PopCount(found);
        }
        return count;
    }
}
