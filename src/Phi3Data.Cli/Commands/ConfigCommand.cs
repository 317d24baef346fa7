using System.Buffers;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data config</c>: shows which settings count and where each comes from, and the schema of the file.</summary>
static class ConfigCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal) => new("config", "Shows the settings in force, or the schema of phi3data.json.")
    {
        CreateShow(terminal),
        CreateSchema(terminal),
    };

    private static DetailedCommand CreateShow(Terminal terminal)
    {
        var config = new ConfigOptions();
        var command = new DetailedCommand("show", "Shows what is set, and where: command line, environment, or file.", """
            Settings come from, the strongest first: flags, environment variables, the nearest phi3data.json in this folder and
            those above it, the profile. What is not listed has the profile's value.

            Environment: PHI3DATA_PROFILE, PHI3DATA_MODEL, PHI3DATA_METHOD, PHI3DATA_RULES='PHI2003=error;PHI0006=none', and
            one variable for each limit, such as PHI3DATA_MAX_LINE_BYTES.
            """);
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            Show(terminal, config.GetLayers(parsed));
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateSchema(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON Schema of phi3data.json, for completion in editors.");
        command.SetAction(_ =>
        {
            var schema = new ArrayBufferWriter<byte>();
            ConfigSchema.Write(schema);
            terminal.Out.WriteLine(Encoding.UTF8.GetString(schema.WrittenSpan));
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Show(Terminal terminal, IReadOnlyList<ConfigLayer> layers)
    {
        // The strongest layer that says something is the one that counts.
        List<ConfigLayer> strongestFirst = [.. layers.Reverse()];
        ConfigLayer? profile = strongestFirst.Find(l => l.Profile is not null);
        Write("profile", (profile?.Profile ?? ProfileCatalog.Default).Name, profile?.Origin ?? "default");
        if (strongestFirst.Find(l => l.Model is not null) is ConfigLayer model) Write("model", model.Model!.Name, model.Origin);
        if (strongestFirst.Find(l => l.Method is not null) is ConfigLayer method)
            Write("method", SettingNames.Methods[(int)method.Method!], method.Origin);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            if (strongestFirst.Find(l => l.Rules.Any(r => r.Key == rule.Rule)) is ConfigLayer layer)
                Write(rule.Id, SettingNames.Severities[(int)layer.Rules.Last(r => r.Key == rule.Rule).Value], layer.Origin);
        }
        foreach (LimitInfo limit in LimitCatalog.All)
        {
            if (strongestFirst.Find(l => l.Limits.Any(r => r.Key == limit.Limit)) is ConfigLayer layer)
                Write(limit.Name, $"{layer.Limits.Last(r => r.Key == limit.Limit).Value}", layer.Origin);
        }

        void Write(string name, string value, string origin) => terminal.Out.WriteLine($"{name,-20}  {value,-16}  {origin}");
    }
}
