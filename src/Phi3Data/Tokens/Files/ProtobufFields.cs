using System;
using System.Buffers.Binary;
using System.IO;

namespace Phi3Data.Tokens;

/// <summary>The fields of one message in the wire format of Protocol Buffers, one after the other.</summary>
ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    private ReadOnlySpan<byte> rest = message;

    /// <summary>The number of the field.</summary>
    public int Number { get; private set; }

    /// <summary>Its value, when that is a number.</summary>
    public ulong Value { get; private set; }

    /// <summary>Its bytes, when it is text or a message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Moves to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message is broken.</exception>
    public bool Read()
    {
        if (rest.Length == 0) return false;
        ulong tag = ReadVarint();
        Number = (int)(tag >> 3);
        Value = 0;
        Bytes = [];
        switch ((int)tag & 7)
        {
            case Varint: Value = ReadVarint(); break;
            case Fixed64: Value = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))); break;
            case Fixed32: Value = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint))); break;
            case Delimited: Bytes = Take(ReadVarint()); break;
            default: throw Broken();
        }
        return Number > 0 ? true : throw Broken();
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw Broken();
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)rest.Length) throw Broken();
        ReadOnlySpan<byte> taken = rest[..(int)length];
        rest = rest[(int)length..];
        return taken;
    }

    private static InvalidDataException Broken() =>
        new("This is no tokenizer.json and no .tiktoken file, and as tokenizer.model it is broken.");
}
