using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Phi3Data.Scanning;

/// <summary>A block in one register of 512 bits (AVX-512 with byte instructions).</summary>
readonly struct Block512 : IByteBlock<Block512>
{
    private readonly Vector512<byte> bytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Block512(Vector512<byte> bytes) => this.bytes = bytes;

    private static Vector512<byte> ClassLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            NibbleTables.ClassLow0, NibbleTables.ClassLow1, NibbleTables.ClassLow0, NibbleTables.ClassLow1,
            NibbleTables.ClassLow0, NibbleTables.ClassLow1, NibbleTables.ClassLow0, NibbleTables.ClassLow1).AsByte();
    }

    private static Vector512<byte> ClassHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            NibbleTables.ClassHigh0, NibbleTables.ClassHigh1, NibbleTables.ClassHigh0, NibbleTables.ClassHigh1,
            NibbleTables.ClassHigh0, NibbleTables.ClassHigh1, NibbleTables.ClassHigh0, NibbleTables.ClassHigh1).AsByte();
    }

    private static Vector512<byte> BeforeHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1, NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1,
            NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1, NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1).AsByte();
    }

    private static Vector512<byte> BeforeLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            NibbleTables.BeforeLow0, NibbleTables.BeforeLow1, NibbleTables.BeforeLow0, NibbleTables.BeforeLow1,
            NibbleTables.BeforeLow0, NibbleTables.BeforeLow1, NibbleTables.BeforeLow0, NibbleTables.BeforeLow1).AsByte();
    }

    private static Vector512<byte> ItselfHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1, NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1,
            NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1, NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1).AsByte();
    }

    // Of Look, by seven bits: the sign bit of bytes that stop it, and these.
    private const byte EscapeBit = 1, ContactBit = 2;

    private static Vector512<byte> LookBelow64
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x8080808080808080, 0x8080808080808080, 0x8080808080808080, 0x8080808080808080,
            0x0000000000010000, 0x0100000002000000, 0, 0).AsByte();
    }

    private static Vector512<byte> LookFrom64
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x0000000000000002, 0, 0, 0x0000000100000000,
            0x0001000000010000, 0x0001000000000000, 0x0000000100010000, 0x0000008000000000).AsByte();
    }

    /// <summary>Whether this machine has it.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ref byte at) => new(Vector512.LoadUnsafe(ref at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Same(ref byte one, ref byte other) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref one), Vector512.LoadUnsafe(ref other)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FirstLook Look()
    {
        if (!Avx512Vbmi.IsSupported)
        {
            Vector512<byte> stops = Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)0x20)).AsByte()
                | Vector512.Equals(bytes, Vector512.Create((byte)'|'));
            return new FirstLook
            {
                Stops = stops.ExtractMostSignificantBits(),
                Contacts = Equal((byte)'@') | Equal((byte)'+'),
                SimpleEscapes = SimpleEscapes(),
            };
        }
        // One look-up by seven bits. Bytes from 0x80 hit the same places.
        Vector512<byte> seen = Avx512Vbmi.PermuteVar64x8x2(LookBelow64, bytes, LookFrom64);
        return new FirstLook
        {
            Stops = (seen | bytes).ExtractMostSignificantBits(),
            Contacts = AnyOf(seen, ContactBit),
            SimpleEscapes = AnyOf(seen, EscapeBit),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control() => Vector512.LessThan(bytes, Vector512.Create((byte)0x20)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong High() => bytes.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong SimpleEscapes() => AnyOf(Classes(), NibbleTables.EscapeBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HexMasks Hex()
    {
        Vector512<byte> classes = Classes();
        return new HexMasks
        {
            Digits = AnyOf(classes, NibbleTables.DigitBits),
            High = AnyOf(classes, NibbleTables.HighBits),
            Low = AnyOf(classes, NibbleTables.LetterBit) & ~AnyOf(classes, NibbleTables.LetterHighBit),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Utf8Faults(ref byte at)
    {
        Vector512<byte> one = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, 1));
        Vector512<byte> two = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, 2));
        Vector512<byte> three = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, 3));
        Vector512<byte> faults = Lookup(BeforeHigh, HighNibble(one))
            & Lookup(BeforeLow, one & Vector512.Create((byte)0x0F))
            & Lookup(ItselfHigh, HighNibble(bytes));
        // The third byte behind E0 and up, and the fourth behind F0 and up, are continuations: there the bit must be set.
        Vector512<byte> must = (Vector512.SubtractSaturate(two, Vector512.Create((byte)0x60))
            | Vector512.SubtractSaturate(three, Vector512.Create((byte)0x70))) & Vector512.Create((byte)0x80);
        return ~Vector512.Equals(faults, must).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Classes() =>
        Lookup(ClassLow, bytes) & Lookup(ClassHigh, HighNibble(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup(Vector512<byte> table, Vector512<byte> nibbles) =>
        Avx512BW.Shuffle(table, nibbles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> HighNibble(Vector512<byte> value) =>
        Vector512.ShiftRightLogical(value.AsUInt16(), 4).AsByte() & Vector512.Create((byte)0x0F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AnyOf(Vector512<byte> classes, byte bits) =>
        ~Vector512.Equals(classes & Vector512.Create(bits), Vector512<byte>.Zero).ExtractMostSignificantBits();
}
