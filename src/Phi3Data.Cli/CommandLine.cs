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
        string verb = parsed.CommandResult.Command.Name;
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError error in parsed.Errors) terminal.Say(error.Message);
            terminal.Say($"try '{(verb == "phi3data" ? verb : $"phi3data {verb}")} --help'.");
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
            // Without the token: what was published before it was cancelled must not be called cancelled.
            await terminal.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return code;
        }
        catch (OperationCanceledException)
        {
            terminal.Say(verb is "prepare" or "split" or "dedup" or "clean" ? "cancelled; nothing was written." : "cancelled.");
            return ExitCode.Cancelled;
        }
        catch (UsageException e)
        {
            terminal.Say(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            terminal.Say(e.Message);
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
            CountCommand.Create(terminal),
            RenderCommand.Create(terminal),
            StatsCommand.Create(terminal),
            DedupCommand.Create(terminal),
            CleanCommand.Create(terminal),
            SplitCommand.Create(terminal),
            RulesCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            ProfilesCommand.Create(terminal),
            ModelsCommand.Create(terminal),
            ConfigCommand.Create(terminal),
        };
        root.Options.Add(new HelpOption { Action = new DetailedHelp() });
        root.Options.Add(new VersionOption());
        return root;
    }
}
