using System.IO;

namespace Phi3Data.Tokens;

/// <summary>
/// The characters by which a tokenizer.json of the byte level writes bytes: printable Latin-1 is itself, the others are U+0100 onwards in
/// their order.
/// </summary>
static class ByteLevelAlphabet
{
    private static readonly short[] Bytes = CreateBytes();

    /// <summary>The bytes that a token's text stands for.</summary>
    /// <exception cref="InvalidDataException">A character stands for no byte.</exception>
    public static byte[] GetBytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (text[i] >= Bytes.Length || Bytes[text[i]] < 0)
                throw new InvalidDataException($"The token \"{text}\" has U+{(int)text[i]:X4}, which stands for no byte.");
            bytes[i] = (byte)Bytes[text[i]];
        }
        return bytes;
    }

    private static short[] CreateBytes()
    {
        const int Printable = 188;
        short[] bytes = new short[256 + 256 - Printable];
        System.Array.Fill(bytes, (short)-1);
        int next = 256;
        for (short value = 0; value < 256; value++)
        {
            bool isPrintable = value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            bytes[isPrintable ? value : next++] = value;
        }
        return bytes;
    }
}
