using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;

namespace Phi3Data.Text;

/// <summary>
/// Brings text into the form in which it is compared: NFKC, then case folding of what is not ASCII. Serves one thread; allocates
/// nothing once its buffer has grown.
/// </summary>
/// <remarks>ASCII letters keep their case, since whoever reads the result folds them on the way: ASCII text is returned as it is.</remarks>
sealed class TextFolder
{
    /// <summary>Most bytes of UTF-8 that one code point becomes: U+FDFA is 18 characters of 2 bytes, and a few spaces.</summary>
    private const int LongestFolded = 64;

    private readonly bool wordsOnly;
    private readonly List<int> points = [];
    private UnicodeData? data;
    private TextNormalizer? normalizer;
    private byte[] buffer = new byte[1024];
    private int length;

    /// <summary>Makes a folder.</summary>
    /// <param name="wordsOnly">
    /// Whether only words count: characters that belong to none become spaces, and one of Han, Hiragana or Katakana, which is a
    /// word by itself, comes to stand between spaces.
    /// </param>
    public TextFolder(bool wordsOnly) => this.wordsOnly = wordsOnly;

    /// <summary>Folds text.</summary>
    /// <param name="text">UTF-8. Bytes that are not count as belonging to no word.</param>
    /// <returns>The folded text, UTF-8, valid until the next call and as long as <paramref name="text"/>.</returns>
    public ReadOnlySpan<byte> Fold(ReadOnlySpan<byte> text)
    {
        int ascii = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (ascii < 0) return text;
        data ??= UnicodeData.Tables;
        length = 0;
        if (!TryFold(text)) FoldWhole(text);
        return buffer.AsSpan(0, length);
    }

    /// <summary>Folds code point by code point; false when one combines with others, so that this is not enough.</summary>
    private bool TryFold(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int ascii = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) ascii = text.Length;
            MakeRoom(ascii + LongestFolded);
            text[..ascii].CopyTo(buffer.AsSpan(length));
            length += ascii;
            text = text[ascii..];
            if (text.IsEmpty) break;
            int codePoint = Decode(ref text);
            CodePointTraits traits = data!.GetTraits(codePoint); // set by Fold
            if (traits.Has(CodePointTraits.Combines)) return false;
            if (!traits.Has(CodePointTraits.ChangesInNfkc)) WriteFolded(codePoint, traits);
            else
            {
                foreach (int part in data.GetCompatible(codePoint)) WriteFolded(part, data.GetTraits(part));
            }
        }
        return true;
    }

    private void FoldWhole(ReadOnlySpan<byte> text)
    {
        normalizer ??= new TextNormalizer();
        points.Clear();
        while (!text.IsEmpty) points.Add(Decode(ref text));
        normalizer.Normalize(points, isCompatible: true);
        length = 0;
        foreach (int codePoint in points)
        {
            MakeRoom(LongestFolded);
            WriteFolded(codePoint, data!.GetTraits(codePoint)); // set by Fold
        }
    }

    private void WriteFolded(int codePoint, CodePointTraits traits)
    {
        if (!traits.Has(CodePointTraits.Folds))
        {
            Write(codePoint, traits);
            return;
        }
        foreach (int part in data!.GetFolded(codePoint)) Write(part, data.GetTraits(part)); // set by Fold
    }

    private void Write(int codePoint, CodePointTraits traits)
    {
        if (codePoint < 0x80)
        {
            buffer[length++] = (byte)codePoint;
            return;
        }
        if (wordsOnly ? !traits.Has(CodePointTraits.Word) : Rune.IsWhiteSpace(new Rune(codePoint)))
        {
            buffer[length++] = (byte)' ';
            return;
        }
        bool isIdeograph = wordsOnly && traits.Has(CodePointTraits.Ideograph);
        if (isIdeograph) buffer[length++] = (byte)' ';
        length += new Rune(codePoint).EncodeToUtf8(buffer.AsSpan(length));
        if (isIdeograph) buffer[length++] = (byte)' ';
    }

    private void MakeRoom(int more)
    {
        if (buffer.Length - length < more) Array.Resize(ref buffer, Math.Max(length + more, buffer.Length * 2));
    }

    private static int Decode(ref ReadOnlySpan<byte> text)
    {
        OperationStatus status = Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
        text = text[consumed..];
        return status == OperationStatus.Done ? rune.Value : ' ';
    }
}
