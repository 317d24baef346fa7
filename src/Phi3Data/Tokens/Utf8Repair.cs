using System;
using System.Text;
using System.Text.Unicode;

namespace Phi3Data.Tokens;

/// <summary>Makes valid UTF-8 of any bytes, as SentencePiece does: each byte that starts no valid sequence becomes U+FFFD. Serves one thread.</summary>
sealed class Utf8Repair
{
    private byte[] repaired = [];

    /// <summary>The text itself when it is valid; else a copy that is valid until the next call.</summary>
    public ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? utf8 : RepairInvalid(utf8);

    private ReadOnlySpan<byte> RepairInvalid(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> replacement = "\uFFFD"u8;
        if (repaired.Length / replacement.Length < utf8.Length) repaired = new byte[utf8.Length * replacement.Length];
        int length = 0;
        for (int i = 0, consumed; i < utf8.Length; i += consumed)
        {
            bool isValid = Rune.DecodeFromUtf8(utf8[i..], out _, out consumed) == System.Buffers.OperationStatus.Done;
            if (!isValid) consumed = 1;
            ReadOnlySpan<byte> bytes = isValid ? utf8.Slice(i, consumed) : replacement;
            bytes.CopyTo(repaired.AsSpan(length));
            length += bytes.Length;
        }
        return repaired.AsSpan(0, length);
    }
}
