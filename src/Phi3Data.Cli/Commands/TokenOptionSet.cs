using System.CommandLine;
using System.IO;
using System.Linq;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary>What tokens are counted with: the template's revision, and the vocabulary.</summary>
sealed class TokenOptionSet
{
    private readonly Option<string?> template = new("--template")
    {
        Description = $"Chat template, where it is not that of the model's current revision: {string.Join(", ", ChatTemplateCatalog.All.Select(t => t.Name))}.",
        HelpName = "REVISION",
    };

    private readonly Option<FileInfo?> tokenizer = new("--tokenizer")
    {
        Description = "Vocabulary of your own in place of the template's: tokenizer.model, tokenizer.json or .tiktoken.",
        HelpName = "FILE",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(template);
        command.Options.Add(tokenizer);
    }

    /// <summary>Lets a pipeline check and count by what is asked for.</summary>
    /// <exception cref="UsageException">There is no such template, or no model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no vocabulary.</exception>
    public DatasetPipeline Apply(ParseResult parsed, RuleOptions rules, DatasetPipeline pipeline, Terminal terminal)
    {
        bool hasTokenizer = parsed.GetValue(tokenizer) is not null;
        if (!hasTokenizer && parsed.GetValue(template) is null) return pipeline;
        if (rules.Model is null) throw new UsageException("--template and --tokenizer say how a model's tokens are counted: name it with --model.");
        ChatTemplate chosen = GetTemplate(parsed, rules);
        pipeline = pipeline.WithRules(rules with { Template = chosen });
        return hasTokenizer ? pipeline.WithTokenizer(GetVocabulary(parsed, chosen, terminal).CreateCounter) : pipeline;
    }

    /// <summary>The vocabulary that is asked for, or the template's; of a file its hash, and whether it is a known one, is said.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no vocabulary.</exception>
    public Vocabulary GetVocabulary(ParseResult parsed, ChatTemplate template, Terminal terminal)
    {
        if (parsed.GetValue(tokenizer) is not FileInfo file) return Tokenizers.Get(template.Tokenizer);
        Vocabulary loaded = Tokenizers.Load(file.FullName);
        string known = loaded.KnownAs is null ? "not a known file" : $"known as {loaded.KnownAs}";
        terminal.Say($"tokenizer {SafeText.Of(file.Name)}: SHA-256 {loaded.Sha256}, {known}");
        return loaded;
    }

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
