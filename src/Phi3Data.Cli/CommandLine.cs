using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Commands;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli;

/// <summary>The command <c>phi3data</c>: its verbs, and what a failure answers.</summary>
static class CommandLine
{
    /// <summary>Parses, runs, and turns every failure into a message and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        ParseResult parsed = Create(terminal).Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError error in parsed.Errors) terminal.Error.WriteLine($"phi3data: {error.Message}");
            string verb = parsed.CommandResult.Command.Name;
            terminal.Error.WriteLine($"Try '{(verb == "phi3data" ? verb : $"phi3data {verb}")} --help'.");
            return ExitCode.Usage;
        }
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // signals arrive through the token
            };
            int code = await parsed.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
            await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            return code;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("phi3data: cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (UsageException e)
        {
            terminal.Error.WriteLine($"phi3data: {e.Message}");
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            terminal.Error.WriteLine($"phi3data: {e.Message}");
            return ExitCode.InputOutput;
        }
    }

    private static Command Create(Terminal terminal)
    {
        // Not a RootCommand: that one would call itself by the name of the assembly.
        var root = new Command("phi3data", "Checks, deduplicates and splits chat JSONL for fine-tuning.")
        {
            PrepareCommand.Create(terminal),
            CheckCommand.Create(terminal),
            SplitCommand.Create(terminal),
            RulesCommand.Create(terminal),
            ExplainCommand.Create(terminal),
        };
        root.Options.Add(new HelpOption { Action = new DetailedHelp() });
        root.Options.Add(new VersionOption());
        return root;
    }
}
