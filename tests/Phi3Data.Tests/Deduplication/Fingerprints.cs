using System;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data.Tests;

/// <summary>Fingerprints of lines, made as the pipeline makes them.</summary>
sealed class Fingerprints
{
    private readonly RecordRules rules = new(RuleOptions.Default);
    private readonly Fingerprinter fingerprinter = new(RuleOptions.Default);
    private readonly FindingBuffer findings = new(RuleOptions.Default);
    private readonly JsonScratch scratch = new();

    public static RecordFingerprint Of(string line) => new Fingerprints().Compute(line);

    public RecordFingerprint Compute(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        findings.Clear();
        RecordFormat format = RecordFormats.Recognise(bytes, scratch);
        if (rules.Check(bytes, 1, format, findings, out ConversationView view) != LineVerdict.Valid)
            throw new ArgumentException($"{findings.Span[0].Rule} does not hold for {line}");
        return fingerprinter.Compute(view);
    }
}
