namespace Phi3Data.Scanning;

/// <summary>
/// The look-up tables by nibble, 16 bytes each as two words, the first byte lowest. Each width repeats them to a literal of its own
/// size: a table put together of halves is built anew, through memory, in every block.
/// </summary>
static class NibbleTables
{
    // Of SimpleEscapes and Hex. A byte has a property if its bit is set for both nibbles.
    //   0x01  " and /     0x02  \     0x04  b f n     0x08  r t
    //   0x10  0 to 9      0x20  a to f, either case   0x40  8 9     0x80  a b, either case
    public const byte EscapeBits = 0x0F, DigitBits = 0x30, HighBits = 0xC0, LetterBit = 0x20, LetterHighBit = 0x80;

    public const ulong ClassLow0 = 0x10_34_30_38_30_BD_B0_10, ClassLow1 = 0x01_04_00_02_00_00_50_50;
    public const ulong ClassHigh0 = 0x08_A4_02_A0_50_01_00_00, ClassHigh1 = 0;

    // Of Utf8Faults. Each bit is a fault on which all three must agree: the high nibble of the byte before, its low nibble,
    // and the high nibble of the byte itself.
    private const ulong TooShort = 1, TooLong = 2, Overlong3 = 4, TooLarge = 8, Surrogate = 16, Overlong2 = 32;
    private const ulong TooLarge1000 = 64, Overlong4 = 64, TwoContinuations = 128;
    private const ulong Any = TooShort | TooLong | TwoContinuations, Large = TooLarge | TooLarge1000;

    // 0 to 7: ASCII; 8 to B: a continuation; C, D: the lead of two bytes; E: of three; F: of four.
    public const ulong BeforeHigh0 = TooLong * 0x01_01_01_01_01_01_01_01;
    public const ulong BeforeHigh1 = TwoContinuations * 0x01_01_01_01
        | (TooShort | Overlong2) << 32
        | TooShort << 40
        | (TooShort | Overlong3 | Surrogate) << 48
        | (TooShort | Large | Overlong4) << 56;

    public const ulong BeforeLow0 = Any * 0x01_01_01_01_01_01_01_01
        | Overlong3 | Overlong2 | Overlong4
        | Overlong2 << 8
        | TooLarge << 32
        | Large << 40 | Large << 48 | Large << 56;

    public const ulong BeforeLow1 = (Any | Large) * 0x01_01_01_01_01_01_01_01 | Surrogate << 40;

    public const ulong ItselfHigh0 = TooShort * 0x01_01_01_01_01_01_01_01;
    public const ulong ItselfHigh1 = (TooLong | Overlong2 | TwoContinuations) * 0x01_01_01_01
        | Overlong3 | TooLarge1000 | Overlong4
        | (Overlong3 | TooLarge) << 8
        | (Surrogate | TooLarge) << 16
        | (Surrogate | TooLarge) << 24
        | (TooShort * 0x01_01_01_01) << 32;
}
