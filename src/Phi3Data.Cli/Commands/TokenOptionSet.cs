using System.CommandLine;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary>What tokens are counted with: the template's revision.</summary>
sealed class TokenOptionSet
{
    private readonly Option<string?> template = new("--template")
    {
        Description = $"Chat template, where it is not that of the model's current revision: {string.Join(", ", ChatTemplateCatalog.All.Select(t => t.Name))}.",
        HelpName = "REVISION",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(template);

    /// <summary>The chat template that is asked for, or the model's.</summary>
    /// <exception cref="UsageException">There is no such template, or neither a template nor a model is named.</exception>
    public ChatTemplate GetTemplate(ParseResult parsed, RuleOptions rules)
    {
        if (parsed.GetValue(template) is not string name)
            return rules.Model?.Template ?? throw new UsageException("name the model with --model; 'phi3data models' lists them all.");
        if (SettingNames.TryTemplate(name, out ChatTemplate? found) is string wrong) throw new UsageException(wrong);
        return found!;
    }
}
