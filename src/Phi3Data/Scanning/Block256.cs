using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Phi3Data.Scanning;

/// <summary>A block in two registers of 256 bits (AVX2).</summary>
readonly struct Block256 : IByteBlock<Block256>
{
    private const int Half = 32;

    private readonly Vector256<byte> first, second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Block256(Vector256<byte> first, Vector256<byte> second)
    {
        this.first = first;
        this.second = second;
    }

    private static Vector256<byte> ClassLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            NibbleTables.ClassLow0, NibbleTables.ClassLow1,
            NibbleTables.ClassLow0, NibbleTables.ClassLow1).AsByte();
    }

    private static Vector256<byte> ClassHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            NibbleTables.ClassHigh0, NibbleTables.ClassHigh1,
            NibbleTables.ClassHigh0, NibbleTables.ClassHigh1).AsByte();
    }

    private static Vector256<byte> BeforeHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1, NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1).AsByte();
    }

    private static Vector256<byte> BeforeLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            NibbleTables.BeforeLow0, NibbleTables.BeforeLow1,
            NibbleTables.BeforeLow0, NibbleTables.BeforeLow1).AsByte();
    }

    private static Vector256<byte> ItselfHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1, NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1).AsByte();
    }

    /// <summary>Whether this machine has it.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Load(ref byte at) => new(Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, Half));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Same(ref byte one, ref byte other) => Mask(
        Vector256.Equals(Vector256.LoadUnsafe(ref one), Vector256.LoadUnsafe(ref other)),
        Vector256.Equals(Vector256.LoadUnsafe(ref one, Half), Vector256.LoadUnsafe(ref other, Half)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) =>
        Mask(Vector256.Equals(first, Vector256.Create(value)), Vector256.Equals(second, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FirstLook Look() => new()
    {
        Stops = Mask(Stops(first), Stops(second)),
        Contacts = Mask(Contacts(first), Contacts(second)),
        SimpleEscapes = SimpleEscapes(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control()
    {
        Vector256<byte> limit = Vector256.Create((byte)0x1F);
        return Mask(Vector256.Equals(Vector256.Min(first, limit), first), Vector256.Equals(Vector256.Min(second, limit), second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong High() => Mask(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong SimpleEscapes() => AnyOf(Classes(first), Classes(second), NibbleTables.EscapeBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HexMasks Hex()
    {
        Vector256<byte> a = Classes(first), b = Classes(second);
        return new HexMasks
        {
            Digits = AnyOf(a, b, NibbleTables.DigitBits),
            High = AnyOf(a, b, NibbleTables.HighBits),
            Low = AnyOf(a, b, NibbleTables.LetterBit) & ~AnyOf(a, b, NibbleTables.LetterHighBit),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Utf8Faults(ref byte at) =>
        ~Mask(IsUtf8(first, ref at), IsUtf8(second, ref Unsafe.Add(ref at, Half)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> first, Vector256<byte> second) =>
        first.ExtractMostSignificantBits() | (ulong)second.ExtractMostSignificantBits() << Half;

    // With a sign, bytes from 0x80 are negative: one comparison finds them and the controls.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Stops(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte()
        | Vector256.Equals(bytes, Vector256.Create((byte)'|'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Contacts(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create((byte)'@')) | Vector256.Equals(bytes, Vector256.Create((byte)'+'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Classes(Vector256<byte> bytes) =>
        Lookup(ClassLow, bytes) & Lookup(ClassHigh, HighNibble(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Lookup(Vector256<byte> table, Vector256<byte> nibbles) =>
        Avx2.Shuffle(table, nibbles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> HighNibble(Vector256<byte> value) =>
        Vector256.ShiftRightLogical(value.AsUInt16(), 4).AsByte() & Vector256.Create((byte)0x0F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AnyOf(Vector256<byte> a, Vector256<byte> b, byte bits) => ~Mask(
        Vector256.Equals(a & Vector256.Create(bits), Vector256<byte>.Zero),
        Vector256.Equals(b & Vector256.Create(bits), Vector256<byte>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsUtf8(Vector256<byte> bytes, ref byte at)
    {
        Vector256<byte> one = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, 1));
        Vector256<byte> two = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, 2));
        Vector256<byte> three = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, 3));
        Vector256<byte> faults = Lookup(BeforeHigh, HighNibble(one))
            & Lookup(BeforeLow, one & Vector256.Create((byte)0x0F))
            & Lookup(ItselfHigh, HighNibble(bytes));
        // The third byte behind E0 and up, and the fourth behind F0 and up, are continuations: there the bit must be set.
        Vector256<byte> must = (Vector256.SubtractSaturate(two, Vector256.Create((byte)0x60))
            | Vector256.SubtractSaturate(three, Vector256.Create((byte)0x70))) & Vector256.Create((byte)0x80);
        return Vector256.Equals(faults, must);
    }
}
