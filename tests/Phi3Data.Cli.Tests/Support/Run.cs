using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data.Cli.Tests.Support;

/// <summary>What a run of the command answered.</summary>
sealed record Run(int Code, string Out, string Error)
{
    public string[] OutLines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs the command in this process, without a terminal.</summary>
    public static Task<Run> Cli(params string[] args) => Cli(args, CancellationToken.None);

    public static async Task<Run> Cli(
        string[] args, CancellationToken cancellationToken, bool isOutputColored = false, bool isErrorInteractive = false)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code;
        using (var terminal = new Terminal(output, error, isOutputColored, isErrorInteractive))
            code = await CommandLine.RunAsync(args, terminal, cancellationToken);
        return new Run(code, output.ToString(), error.ToString());
    }
}
