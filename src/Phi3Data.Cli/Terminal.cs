using System;
using System.IO;
using System.Text;

namespace Phi3Data.Cli;

/// <summary>Where the command reads and writes: data to <see cref="Out"/>, messages and progress to <see cref="Error"/>.</summary>
sealed class Terminal : IDisposable
{
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

    /// <summary>The terminal of this process. Output is UTF-8 without a mark.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16),
            new StreamWriter(Console.OpenStandardError(), utf8, 1 << 10) { AutoFlush = true },
            isOutputColored: !Console.IsOutputRedirected && !plain,
            isErrorInteractive: !Console.IsErrorRedirected);
    }

    /// <summary>Writes what is buffered. A reader that has gone, as <c>head</c> does, is no failure here.</summary>
    public void Dispose()
    {
        try
        {
            Out.Dispose();
            Error.Dispose();
        }
        catch (IOException)
        {
            // The other side of the pipe is closed: there is nobody left to tell.
        }
    }
}
