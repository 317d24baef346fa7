using System;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings one by one as they come.</summary>
abstract class FindingWriter : IFindingSink, IDisposable
{
    private readonly ProgressLine progress;

    /// <summary>Makes a writer that takes the progress line away before it writes.</summary>
    protected FindingWriter(ProgressLine progress) => this.progress = progress;

    /// <inheritdoc/>
    public bool Report(in Finding finding, in FindingSource source)
    {
        progress.Clear();
        Write(Diagnostic.Create(finding, source));
        return IsWanted;
    }

    /// <summary>Frees what the writer holds.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>Whether anybody still reads; when not, the run stops.</summary>
    protected abstract bool IsWanted { get; }

    /// <summary>Writes one finding.</summary>
    protected abstract void Write(Diagnostic diagnostic);
}
