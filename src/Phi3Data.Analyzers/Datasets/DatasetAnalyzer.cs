using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks additional files that are marked as datasets with the shared rules, each fault at its line and column.
/// </summary>
/// <remarks>
/// It sees the text that the compiler decoded, not the bytes, and one file at a time: rules on encoding and on the dataset as a
/// whole are for the build's task.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DatasetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Check);
    }

    private static void Check(AdditionalFileAnalysisContext context)
    {
        AnalyzerConfigOptions file = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        if (!file.TryGetValue(RuleSettings.Metadata + "Phi3Dataset", out string? marked)
            || !marked.Equals("true", StringComparison.OrdinalIgnoreCase)) return;
        if (context.AdditionalFile.GetText(context.CancellationToken) is not SourceText text) return;
        RuleOptions options = RuleSettings.Of(file, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        new FileCheck(context, options).Run(text);
    }

    /// <summary>The check of one file.</summary>
    private sealed class FileCheck
    {
        private readonly AdditionalFileAnalysisContext context;
        private readonly string path;
        private readonly RuleOptions options;
        private readonly RecordRules rules;
        private readonly FindingBuffer findings;
        private readonly int[] reported = new int[RuleCatalog.All.Count];

        public FileCheck(AdditionalFileAnalysisContext context, RuleOptions options)
        {
            this.context = context;
            this.options = options;
            path = context.AdditionalFile.Path;
            rules = new RecordRules(options);
            findings = new FindingBuffer(options);
        }

        public void Run(SourceText text)
        {
            FileNameMustEndInJsonl.Check(isFile: true, path, findings);
            ReportOnFile();
            var lines = new LineBytes(text);
            RecordFormat format = RecordFormat.Messages;
            bool isFormatKnown = false;
            while (lines.MoveNext())
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                ReadOnlySpan<byte> line = lines.Utf8;
                if (!isFormatKnown && !IsBlank(line))
                {
                    format = RecordFormats.Settle(null, options.Method) ?? RecordFormats.Recognise(line, new JsonScratch());
                    isFormatKnown = true;
                }
                findings.Clear();
                if (line.Length > options.MaxLineBytes) LineMustNotBeTooLong.Report(lines.Number, options.MaxLineBytes, findings);
                else rules.Check(line, lines.Number, format, findings, out _);
                foreach (Finding finding in findings.Span) Report(finding, lines);
            }
            findings.Clear();
            FileMustNotBeEmpty.Check(isFormatKnown, findings);
            DatasetMustUseMessagesFormat.Check(format, findings);
            ReportOnFile();
        }

        private static bool IsBlank(ReadOnlySpan<byte> line)
        {
            foreach (byte b in line)
                if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r')) return false;
            return true;
        }

        private void ReportOnFile()
        {
            foreach (Finding finding in findings.Span)
                Report(finding, Location.Create(path, default, default), default);
        }

        private void Report(in Finding finding, LineBytes lines)
        {
            int start = lines.ColumnOf(finding.Offset), end = lines.ColumnOf(finding.Offset + finding.Length);
            int line = lines.Number - 1;
            Report(
                finding,
                Location.Create(
                    path, TextSpan.FromBounds(lines.Start + start, lines.Start + end),
                    new LinePositionSpan(new LinePosition(line, start), new LinePosition(line, end))),
                lines.Utf8);
        }

        private void Report(in Finding finding, Location location, ReadOnlySpan<byte> line)
        {
            if (reported[RuleCatalog.IndexOf(finding.Rule)]++ >= BuildSettings.FindingsPerRule) return;
            context.ReportDiagnostic(DiagnosticDescriptors.Create(
                finding.Rule, finding.Severity, location, FindingMessage.Create(finding, line)));
        }
    }
}
