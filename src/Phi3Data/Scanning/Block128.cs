using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Phi3Data.Scanning;

/// <summary>A block in four registers of 128 bits: SSE, and NEON on Arm. No instruction here belongs to one of the two.</summary>
readonly struct Block128 : IByteBlock<Block128>
{
    private const int Quarter = 16;

    private readonly Vector128<byte> first, second, third, fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Block128(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth)
    {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
    }

    private static Vector128<byte> ClassLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(NibbleTables.ClassLow0, NibbleTables.ClassLow1).AsByte();
    }

    private static Vector128<byte> ClassHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(NibbleTables.ClassHigh0, NibbleTables.ClassHigh1).AsByte();
    }

    private static Vector128<byte> BeforeHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(NibbleTables.BeforeHigh0, NibbleTables.BeforeHigh1).AsByte();
    }

    private static Vector128<byte> BeforeLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(NibbleTables.BeforeLow0, NibbleTables.BeforeLow1).AsByte();
    }

    private static Vector128<byte> ItselfHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(NibbleTables.ItselfHigh0, NibbleTables.ItselfHigh1).AsByte();
    }

    /// <summary>Whether this machine has it.</summary>
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 Load(ref byte at) => new(
        Vector128.LoadUnsafe(ref at), Vector128.LoadUnsafe(ref at, Quarter),
        Vector128.LoadUnsafe(ref at, 2 * Quarter), Vector128.LoadUnsafe(ref at, 3 * Quarter));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Same(ref byte one, ref byte other)
    {
        Block128 a = Load(ref one), b = Load(ref other);
        return Mask(
            Vector128.Equals(a.first, b.first), Vector128.Equals(a.second, b.second),
            Vector128.Equals(a.third, b.third), Vector128.Equals(a.fourth, b.fourth));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        Vector128<byte> wanted = Vector128.Create(value);
        return Mask(
            Vector128.Equals(first, wanted), Vector128.Equals(second, wanted),
            Vector128.Equals(third, wanted), Vector128.Equals(fourth, wanted));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FirstLook Look() => new()
    {
        Stops = Mask(Stops(first), Stops(second), Stops(third), Stops(fourth)),
        Contacts = Mask(Contacts(first), Contacts(second), Contacts(third), Contacts(fourth)),
        SimpleEscapes = SimpleEscapes(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control()
    {
        Vector128<byte> limit = Vector128.Create((byte)0x1F);
        return Mask(
            Vector128.Equals(Vector128.Min(first, limit), first), Vector128.Equals(Vector128.Min(second, limit), second),
            Vector128.Equals(Vector128.Min(third, limit), third), Vector128.Equals(Vector128.Min(fourth, limit), fourth));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong High() => Mask(first, second, third, fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong SimpleEscapes() =>
        AnyOf(Classes(first), Classes(second), Classes(third), Classes(fourth), NibbleTables.EscapeBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HexMasks Hex()
    {
        Vector128<byte> a = Classes(first), b = Classes(second), c = Classes(third), d = Classes(fourth);
        return new HexMasks
        {
            Digits = AnyOf(a, b, c, d, NibbleTables.DigitBits),
            High = AnyOf(a, b, c, d, NibbleTables.HighBits),
            Low = AnyOf(a, b, c, d, NibbleTables.LetterBit) & ~AnyOf(a, b, c, d, NibbleTables.LetterHighBit),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Utf8Faults(ref byte at) => ~Mask(
        IsUtf8(first, ref at), IsUtf8(second, ref Unsafe.Add(ref at, Quarter)),
        IsUtf8(third, ref Unsafe.Add(ref at, 2 * Quarter)), IsUtf8(fourth, ref Unsafe.Add(ref at, 3 * Quarter)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        a.ExtractMostSignificantBits() | (ulong)b.ExtractMostSignificantBits() << Quarter
        | (ulong)c.ExtractMostSignificantBits() << (2 * Quarter) | (ulong)d.ExtractMostSignificantBits() << (3 * Quarter);

    // With a sign, bytes from 0x80 are negative: one comparison finds them and the controls.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Stops(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
        | Vector128.Equals(bytes, Vector128.Create((byte)'|'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Contacts(Vector128<byte> bytes) =>
        Vector128.Equals(bytes, Vector128.Create((byte)'@')) | Vector128.Equals(bytes, Vector128.Create((byte)'+'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Classes(Vector128<byte> bytes) =>
        Lookup(ClassLow, bytes & Vector128.Create((byte)0x0F)) & Lookup(ClassHigh, HighNibble(bytes));

    // Every index is below 16, where all machines agree on what the native look-up gives.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> nibbles) =>
        Vector128.ShuffleNative(table, nibbles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> HighNibble(Vector128<byte> value) => Vector128.ShiftRightLogical(value, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AnyOf(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d, byte bits)
    {
        Vector128<byte> wanted = Vector128.Create(bits), zero = Vector128<byte>.Zero;
        return ~Mask(
            Vector128.Equals(a & wanted, zero), Vector128.Equals(b & wanted, zero),
            Vector128.Equals(c & wanted, zero), Vector128.Equals(d & wanted, zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> IsUtf8(Vector128<byte> bytes, ref byte at)
    {
        Vector128<byte> one = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref at, 1));
        Vector128<byte> two = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref at, 2));
        Vector128<byte> three = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref at, 3));
        Vector128<byte> faults = Lookup(BeforeHigh, HighNibble(one))
            & Lookup(BeforeLow, one & Vector128.Create((byte)0x0F))
            & Lookup(ItselfHigh, HighNibble(bytes));
        // The third byte behind E0 and up, and the fourth behind F0 and up, are continuations: there the bit must be set.
        Vector128<byte> must = (Vector128.SubtractSaturate(two, Vector128.Create((byte)0x60))
            | Vector128.SubtractSaturate(three, Vector128.Create((byte)0x70))) & Vector128.Create((byte)0x80);
        return Vector128.Equals(faults, must);
    }
}
