using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Phi3Data.Cli.Output;

/// <summary>A command whose <c>--help</c> says more than one line: what is promised, exit codes, examples.</summary>
sealed class DetailedCommand : Command
{
    /// <summary>Makes a command.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">One line, shown also in the list of commands.</param>
    /// <param name="details">What its own help shows behind the options.</param>
    public DetailedCommand(string name, string description, string details)
        : base(name, description) => Details = details;

    /// <summary>What the command's own help shows behind the options.</summary>
    public string Details { get; }
}

/// <summary>The usual help, and behind it a command's details.</summary>
sealed class DetailedHelp : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new();

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DetailedCommand command)
            parseResult.InvocationConfiguration.Output.WriteLine(command.Details);
        return code;
    }
}
