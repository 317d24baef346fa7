namespace Phi3Data;

/// <summary>Where a fact comes from: a document, with its address and the month in which it was read.</summary>
sealed partial class Source
{
    internal Source(string title, string address, string read)
    {
        Title = title;
        Address = address;
        Read = read;
    }

    /// <summary>What the document is called.</summary>
    public string Title { get; }

    /// <summary>Its address; empty for the project's own judgement.</summary>
    public string Address { get; }

    /// <summary>When it was read, as year and month: <c>2025-11</c>.</summary>
    public string Read { get; }

    /// <summary>Title, address and month on one line.</summary>
    public override string ToString() => Address.Length == 0 ? $"{Title}, {Read}" : $"{Title}, {Address}, read {Read}";
}
