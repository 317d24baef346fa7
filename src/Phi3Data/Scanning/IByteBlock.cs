using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Phi3Data.Scanning;

/// <summary>
/// 64 bytes of a line, loaded at once. A mask has one bit per byte: bit 0 is the first. The scan is written once over this;
/// the widths differ only in how many registers hold the 64 bytes.
/// </summary>
/// <typeparam name="TSelf">The width.</typeparam>
interface IByteBlock<TSelf>
    where TSelf : struct, IByteBlock<TSelf>
{
    /// <summary>Bytes in a block.</summary>
    const int Size = 64;

    /// <summary>Loads 64 bytes from <paramref name="at"/>, which needs no alignment.</summary>
    static abstract TSelf Load(ref byte at);

    /// <summary>Bytes that are the same in two places.</summary>
    static abstract ulong Same(ref byte one, ref byte other);

    /// <summary>Bytes that are <paramref name="value"/>.</summary>
    ulong Equal(byte value);

    /// <summary>What the first loop of a scan looks at.</summary>
    FirstLook Look();

    /// <summary>Bytes below 0x20.</summary>
    ulong Control();

    /// <summary>Bytes from 0x80.</summary>
    ulong High();

    /// <summary>Letters that make an escape of two bytes behind a backslash: <c>" \ / b f n r t</c>.</summary>
    ulong SimpleEscapes();

    /// <summary>What <c>\u</c> escapes are judged by.</summary>
    HexMasks Hex();

    /// <summary>
    /// Places at which a UTF-8 sequence is broken, by the three table look-ups of Keiser and Lemire (Validating UTF-8 in less
    /// than one instruction per byte, 2021). Reads the three bytes before the block; a sequence that is cut short shows at the
    /// byte behind it.
    /// </summary>
    /// <param name="at">Where the block was loaded from.</param>
    ulong Utf8Faults(ref byte at);
}

/// <summary>Masks of the first loop of a scan.</summary>
struct FirstLook
{
    /// <summary>Bytes that it does not pass: controls, bytes from 0x80, and <c>|</c>.</summary>
    public ulong Stops;

    /// <summary>Bytes that it counts: <c>@</c> and <c>+</c>.</summary>
    public ulong Contacts;

    /// <summary>As <see cref="IByteBlock{TSelf}.SimpleEscapes"/>; of bytes from 0x80 it may say anything.</summary>
    public ulong SimpleEscapes;
}

/// <summary>Masks of the digits of <c>\u</c> escapes.</summary>
struct HexMasks
{
    /// <summary>0 to 9, a to f, A to F.</summary>
    public ulong Digits;

    /// <summary>8, 9, a, b: behind D the second digit of a high surrogate.</summary>
    public ulong High;

    /// <summary>c to f: behind D the second digit of a low surrogate.</summary>
    public ulong Low;
}
