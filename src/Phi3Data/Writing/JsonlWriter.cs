using System;
using System.Buffers;
using System.IO;

namespace Phi3Data;

/// <summary>Writes rows as lines of JSON Lines: UTF-8, no byte order mark, each ended by LF. One thread at a time.</summary>
/// <example><code>
/// using JsonlWriter writer = JsonlWriter.Create("train.jsonl");
/// Conversation.Create().User("Hi").Assistant("Hello").AppendTo(writer);
/// writer.Complete();
/// </code></example>
public sealed class JsonlWriter : IDisposable
{
    private readonly IBufferWriter<byte> output;
    private readonly OutputFile? file;
    private bool isComplete;

    /// <summary>Writes to memory, a pipe or anything else that takes bytes; it stays the caller's to flush.</summary>
    public JsonlWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
    }

    private JsonlWriter(OutputFile file)
        : this((IBufferWriter<byte>)file)
    {
        this.file = file;
    }

    /// <summary>
    /// Writes to a file that appears under its name only with <see cref="Complete"/>; until then, and when the writer is
    /// disposed without it, a file that was there before stays as it is.
    /// </summary>
    /// <exception cref="IOException">The file cannot be made, or another writer has it.</exception>
    public static JsonlWriter Create(string path) => new(new OutputFile(path));

    /// <summary>Lines written.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes written, LF counted.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes a row as it is, and LF. Whether it is a sound row is not looked at.</summary>
    /// <param name="row">The row's bytes, without LF.</param>
    /// <exception cref="ArgumentException">The row is empty, or holds a LF and so would be several lines.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> was called.</exception>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public void WriteLine(ReadOnlySpan<byte> row)
    {
        if (isComplete) throw new InvalidOperationException("The file is complete; nothing can be added to it.");
        if (row.IsEmpty) throw new ArgumentException("The row is empty, expected a record.", nameof(row));
        int lineFeed = row.IndexOf((byte)'\n');
        if (lineFeed >= 0)
            throw new ArgumentException($"The row holds a LF at index {lineFeed} (bytes, 0-based), expected one line.", nameof(row));
        output.Write(row);
        output.Write("\n"u8);
        Records++;
        Bytes += row.Length + 1;
    }

    /// <summary>Writes a conversation as the next line.</summary>
    public void Write(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        WriteLine(conversation.Utf8.Span);
    }

    /// <summary>Brings a file to the disk and gives it its name, in place of an older one.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public void Complete()
    {
        if (isComplete) throw new InvalidOperationException("The file is complete already.");
        isComplete = true;
        file?.Complete();
        file?.Publish();
    }

    /// <summary>Removes a file that was not completed.</summary>
    public void Dispose() => file?.Dispose();
}
