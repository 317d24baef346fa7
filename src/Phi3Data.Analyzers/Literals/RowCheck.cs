using System;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data.Analyzers;

/// <summary>What a rule found in a row.</summary>
/// <param name="Finding">The finding; its offset and length are bytes of the row.</param>
/// <param name="Message">It in words.</param>
/// <param name="Mend">What should stand there instead, without quotes; null when that is not certain.</param>
sealed record RowFinding(Finding Finding, string Message, string? Mend);

/// <summary>Runs the shared rules over a row that stands in code or is made of what stands there.</summary>
static class RowCheck
{
    // A compilation has thousands of literals under the same options.
    [ThreadStatic]
    private static Checker? last;

    /// <summary>What the rules find.</summary>
    /// <param name="row">The row's bytes.</param>
    /// <param name="options">The rules' options.</param>
    public static List<RowFinding> Run(ReadOnlySpan<byte> row, RuleOptions options)
    {
        if (last is null || !ReferenceEquals(last.Options, options)) last = new Checker(options);
        return last.Run(row);
    }

    /// <summary>
    /// The options for a row of a kind, as the builder chooses them: those given, unless they are for another kind; then those of a
    /// service that takes the kind.
    /// </summary>
    public static RuleOptions Choose(RuleOptions options, TrainingMethod kind) => kind switch
    {
        TrainingMethod.Preference when options.Method != kind => Preference,
        TrainingMethod.Reinforcement when options.Method != kind => Reinforcement,
        _ => options,
    };

    private static readonly RuleOptions Preference = ProfileCatalog.Find("azure-openai-dpo")!.CreateOptions();
    private static readonly RuleOptions Reinforcement = ProfileCatalog.Find("azure-openai-rft")!.CreateOptions();

    private sealed class Checker
    {
        private readonly RecordRules rules;
        private readonly FindingBuffer findings;
        private readonly JsonScratch scratch = new();

        public Checker(RuleOptions options)
        {
            Options = options;
            rules = new RecordRules(options);
            findings = new FindingBuffer(options);
        }

        public RuleOptions Options { get; }

        public List<RowFinding> Run(ReadOnlySpan<byte> row)
        {
            findings.Clear();
            RecordFormat format = RecordFormats.Recognise(row, scratch);
            rules.Check(row, 1, format, findings, out _);
            var found = new List<RowFinding>(findings.Count);
            foreach (Finding finding in findings.Span)
                found.Add(new RowFinding(finding, FindingMessage.Create(finding, row), MendOf(finding, format, row)));
            return found;
        }

        private static string? MendOf(in Finding finding, RecordFormat format, ReadOnlySpan<byte> row)
        {
            ReadOnlySpan<byte> at = row.Slice(finding.Offset, finding.Length);
            switch (finding.Rule)
            {
                case RuleId.RoleMustBeKnown: return RoleHint.Suggest(format, at);
                // Written apart, as the rule's page advises: the tokenizer reads it as text then.
                case RuleId.ContentMustNotContainControlTokens when at.Length > 2 && at[0] == '<' && at[at.Length - 1] == '>':
                    return "< " + Encoding.UTF8.GetString(at.Slice(1, at.Length - 2).ToArray()) + " >";
                default: return null;
            }
        }
    }
}
