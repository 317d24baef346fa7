using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks string literals and UTF-8 literals that look like rows, or lines of rows, with the shared rules; the squiggle stands
/// inside the literal, at the fault.
/// </summary>
/// <remarks>
/// A body of a request to a chat API looks alike and may end with the user: a literal with a key that no row has, such as
/// <c>model</c>, is not looked at. Nothing here is worse than a warning, since a literal need not be meant as a row.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowLiteralAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is null) return;
            start.RegisterSyntaxNodeAction(
                Check, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        SyntaxToken literal = ((LiteralExpressionSyntax)context.Node).Token;
        string value = literal.ValueText;
        if (!LooksLikeRows(value)) return;
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        RuleOptions options = RuleSettings.OfCode(provider.GetOptions(literal.SyntaxTree!), provider.GlobalOptions);
        for (int start = 0; start < value.Length;)
        {
            int end = value.IndexOf('\n', start);
            if (end < 0) end = value.Length;
            CheckRow(context, literal, value.Substring(start, end - start), start, options);
            start = end + 1;
        }
    }

    private static bool LooksLikeRows(string value)
    {
        if (value.IndexOf("\"role\"", StringComparison.Ordinal) < 0) return false;
        foreach (string line in value.Split('\n'))
        {
            string row = line.Trim();
            bool isRow = row.StartsWith("{\"messages\"", StringComparison.Ordinal) && row.EndsWith("}", StringComparison.Ordinal);
            if (!isRow && row.Length > 0) return false;
        }
        return true;
    }

    private static void CheckRow(
        SyntaxNodeAnalysisContext context, SyntaxToken literal, string row, int start, RuleOptions options)
    {
        if (row.Trim().Length == 0) return;
        byte[] bytes = Encoding.UTF8.GetBytes(row);
        List<(Finding Finding, string Message)> found = RowCheck.Run(bytes, options);
        if (found.Exists(one => one.Finding.Rule == RuleId.RecordKeysMustBeKnown)) return;
        foreach ((Finding finding, string message) in found)
        {
            int first = Encoding.UTF8.GetCharCount(bytes, 0, finding.Offset);
            int length = Encoding.UTF8.GetCharCount(bytes, finding.Offset, finding.Length);
            Severity severity = finding.Severity == Severity.Error ? Severity.Warning : finding.Severity;
            context.ReportDiagnostic(DiagnosticDescriptors.Create(
                finding.Rule, severity,
                Location.Create(literal.SyntaxTree!, LiteralPositions.Of(literal, start + first, length)), message));
        }
    }
}
