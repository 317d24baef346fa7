using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data models</c>: what is known of each Phi model.</summary>
static class ModelsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("models", "Lists the models that data can be checked for.") { CreateShow(terminal) };
        command.SetAction(_ =>
        {
            terminal.Out.WriteLine("name                context  training  tokenizer  status");
            foreach (ModelInfo model in ModelCatalog.All)
            {
                string status = model.Retirement is null ? "available" : $"retired {model.Retirement.Retired}";
                terminal.Out.WriteLine(FormattableString.Invariant(
                    $"{model.Name,-18} {model.ContextTokens,8:N0}  {Training(model),8}  {model.Tokenizer,-9}  {status}"));
            }
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateShow(Terminal terminal)
    {
        var name = new Argument<string>("model") { Description = "A model's name, such as phi-4 or microsoft/Phi-3.5-mini-instruct." };
        var command = new Command("show", "Shows what is known of a model, and who says so.") { name };
        command.SetAction(parsed =>
        {
            if (SettingNames.TryModel(parsed.GetRequiredValue(name), out ModelInfo? model) is string wrong)
                throw new UsageException($"{wrong}.");
            Show(terminal, model!);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Show(Terminal terminal, ModelInfo model)
    {
        Write("name", $"{model.Name} ({model.PublishedName})");
        Write("context", FormattableString.Invariant($"{model.ContextTokens:N0} tokens"));
        string note = model.TrainingNote.Length == 0 ? "" : model.TrainingTokens is null ? model.TrainingNote : $" ({model.TrainingNote})";
        Write("training", (model.TrainingTokens is null ? "" : $"{Training(model)} tokens") + note);
        Write("template", model.Template.Name);
        Write("tokenizer", FormattableString.Invariant($"{model.Tokenizer}, {model.VocabularySize:N0} rows"));
        if (model.LearningRate.Length > 0) Write("learning rate", model.LearningRate);
        if (model.Retirement is Retirement gone)
        {
            Write("retired", $"{gone.What}: deprecated {gone.Deprecated}, retired {gone.Retired}");
            Write("", gone.Source.ToString());
        }
        foreach (Source source in model.Sources) Write("source", source.ToString());

        void Write(string what, string value) => terminal.Out.WriteLine($"{what,-13}  {value}");
    }

    private static string Training(ModelInfo model) =>
        model.TrainingTokens?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";
}
