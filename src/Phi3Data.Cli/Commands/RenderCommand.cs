using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data render</c>: shows a record as the model reads it.</summary>
static class RenderCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new Argument<string>("file") { Description = "A file, or - for standard input. Gzip, Zstandard and ZIP are recognised by content." };
        Option<long> line = OptionValues.Number("--line", "N", 1L, "The record's line, from 1.");
        line.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetValueOrDefault<long>() < 1) result.AddError("--line: expected 1 or more.");
        });
        var config = new ConfigOptions();
        var tokens = new TokenOptionSet();
        Option<bool> html = new("--html") { Description = "Writes a page that needs nothing else, for a browser." };
        var command = new DetailedCommand("render", "Shows a record as a model reads it: special tokens, what each message costs, what is trained.", """
            Each message stands with its tokens. Lines with + hold what is trained, lines with | what is only read. In colour:
            green is trained, blue is a special token, red is text of a message that the tokenizer reads as a special token.

            Exit codes: 0 shown, 1 the line is no valid record, 2 usage, 3 the file could not be read, 130 cancelled.

            Examples:
              phi3data render train.jsonl --line 17 --model phi-3-mini-128k
              phi3data render train.jsonl --line 17 --model phi-3-mini-4k --template phi-3-mini-2024-04
              phi3data render train.jsonl --line 17 --model phi-4 --html > record.html
            """);
        command.Arguments.Add(input);
        command.Options.Add(line);
        config.AddTo(command);
        tokens.AddTo(command);
        command.Options.Add(html);
        command.SetAction((parsed, token) =>
        {
            RuleOptions rules = config.GetRules(parsed);
            ChatTemplate template = tokens.GetTemplate(parsed, rules);
            if (rules.Method == TrainingMethod.Preference) throw new UsageException("--method dpo: preference records are not rendered.");
            var counter = new ConversationTokenCounter(tokens.GetVocabulary(parsed, template, terminal).CreateCounter(), template);
            string file = parsed.GetRequiredValue(input);
            return RunAsync(file, parsed.GetValue(line), rules, counter, parsed.GetValue(html), terminal, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string file, long line, RuleOptions rules, ConversationTokenCounter counter, bool asHtml, Terminal terminal,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<DatasetSource> sources = DatasetSource.FromPatterns([file]);
        if (sources.Count > 1) throw new UsageException($"{file}: expected one file, found {sources.Count}.");
        var findings = new LineFindings(line);
        await using var reader = new JsonlReader(sources[0], new JsonlReaderOptions { Rules = rules, Findings = findings });
        while (await reader.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Find(reader, line, counter) is RenderedConversation rendered)
            {
                var record = new RenderedRecord(sources[0].Name, line, counter.Template, rendered, rules.TrainingWindow);
                if (asHtml) HtmlRenderer.Write(terminal.Out, record);
                else new TextRenderer(terminal.Out, terminal.IsOutputColored).Write(record);
                return ExitCode.Clean;
            }
            if (reader.LineNumber >= line) break;
        }
        if (reader.LineNumber < line)
            throw new UsageException(FormattableString.Invariant($"--line {line}: {SafeText.Of(sources[0].Name)} has {reader.LineNumber:N0} lines."));
        foreach (string finding in findings.Texts) terminal.Say(finding);
        terminal.Say(FormattableString.Invariant($"line {line} of {SafeText.Of(sources[0].Name)} is no valid record; 'phi3data check' shows where it is not."));
        return ExitCode.Findings;
    }

    /// <summary>Reads on until the line, or the end of what is in memory.</summary>
    private static RenderedConversation? Find(JsonlReader reader, long line, ConversationTokenCounter counter)
    {
        while (reader.LineNumber < line && reader.TryRead(out ConversationView view))
            if (reader.LineNumber == line) return counter.Render(view);
        return null;
    }

    /// <summary>Keeps what was found on one line.</summary>
    private sealed class LineFindings(long line) : IFindingSink
    {
        public List<string> Texts { get; } = [];

        public bool Report(in Finding finding, in FindingSource source)
        {
            if (finding.Line != line || finding.Severity != Severity.Error) return true;
            Diagnostic diagnostic = Diagnostic.Create(finding, source);
            Texts.Add($"{diagnostic.Rule}: {diagnostic.Message}");
            return true;
        }
    }
}
