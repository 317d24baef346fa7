using System;
using System.IO;
using System.Text;

namespace Phi3Data.Cli;

/// <summary>Where the command reads and writes: data to <see cref="Out"/>, messages and progress to <see cref="Error"/>.</summary>
sealed class Terminal : IDisposable
{
    private readonly StandardOutput? standardOutput;

    /// <summary>Makes a terminal of any writers; a test's, for instance.</summary>
    public Terminal(TextWriter output, TextWriter error, bool isOutputColored = false, bool isErrorInteractive = false)
    {
        Out = output;
        Error = error;
        IsOutputColored = isOutputColored;
        IsErrorInteractive = isErrorInteractive;
    }

    /// <summary>Standard output, buffered.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether colours belong on <see cref="Out"/>: a terminal, and no <c>NO_COLOR</c>.</summary>
    public bool IsOutputColored { get; }

    /// <summary>Whether a person looks at <see cref="Error"/>, so that progress makes sense.</summary>
    public bool IsErrorInteractive { get; }

    /// <summary>Whether nobody reads <see cref="Out"/> any more, as behind <c>head</c>.</summary>
    public bool IsOutputGone => standardOutput is { IsGone: true };

    /// <summary>Brings what is buffered to whoever reads <see cref="Out"/>, and finds out whether anybody does.</summary>
    public void Probe()
    {
        Out.Flush();
        standardOutput?.Probe();
    }

    private Terminal(StandardOutput output, Encoding encoding, bool isOutputColored, bool isErrorInteractive)
        : this(
            new StreamWriter(output, encoding, 1 << 16),
            new StreamWriter(Console.OpenStandardError(), encoding, 1 << 10) { AutoFlush = true },
            isOutputColored,
            isErrorInteractive) => standardOutput = output;

    /// <summary>The terminal of this process. Output is UTF-8 without a mark.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool isPlain = isDumb || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            new StandardOutput(),
            utf8,
            isOutputColored: !Console.IsOutputRedirected && !isPlain,
            isErrorInteractive: !Console.IsErrorRedirected && !isDumb);
    }

    /// <summary>Writes a message for the user, named as the command's own.</summary>
    public void Say(string message)
    {
        try
        {
            Error.WriteLine($"phi3data: {message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error takes nothing, on a full disk for instance: the exit code has to do.
        }
    }

    /// <summary>Writes what is buffered, if that is still possible.</summary>
    public void Dispose()
    {
        try
        {
            Out.Dispose();
            Error.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure was met and told before; this is the same buffer once more.
        }
    }
}
