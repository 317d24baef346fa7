namespace Phi3Data;

/// <summary>What becomes known of one input while it is read. Written under the reader's turn, read by those who come after.</summary>
sealed class InputFile
{
    /// <summary>Starts the input's record.</summary>
    public InputFile(string name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>The name that findings show.</summary>
    public string Name { get; }

    /// <summary>0-based place among the inputs.</summary>
    public int Index { get; }

    /// <summary>What its first bytes are.</summary>
    public FileType Type { get; set; }

    /// <summary>How it was compressed.</summary>
    public InputCompression Compression { get; set; }

    /// <summary>Whether it is a file on a disk: not a stream, a pipe or a device.</summary>
    public bool IsFile { get; set; }

    /// <summary>How it writes conversations: as asked for, or as its first record does.</summary>
    public RecordFormat Format { get; set; }

    /// <summary>Whether <see cref="Format"/> is settled: the first line that is not blank has been seen.</summary>
    public bool IsFormatKnown { get; set; }

    /// <summary>Size in bytes before decompression; complete once the last block is read.</summary>
    public long Bytes { get; set; }

    /// <summary>Size in bytes after decompression; complete once the last block is delivered.</summary>
    public long TextBytes { get; set; }

    /// <summary>XXH128 before decompression; null until the last block is read, and when it was not asked for.</summary>
    public string? Hash { get; set; }

    /// <summary>Lines delivered so far, in order.</summary>
    public long Lines { get; set; }

    /// <summary>Lines delivered so far that are not blank.</summary>
    public long Records { get; set; }
}
