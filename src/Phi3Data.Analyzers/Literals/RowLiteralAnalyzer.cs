using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks string literals, UTF-8 literals and interpolated strings that look like rows, or lines of rows, with the shared rules;
/// the squiggle stands inside the literal, at the fault.
/// </summary>
/// <remarks>
/// A body of a request to a chat API looks alike and may end with the user: a literal with a key that no row has, such as
/// <c>model</c>, is not looked at. Nothing here is worse than a warning, since a literal need not be meant as a row.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowLiteralAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(
            node => Check(node, options),
            SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);

    private static void Check(SyntaxNodeAnalysisContext context, CodeOptions options)
    {
        // A number is JSON where a hole is a value, and text where it is a part of a string.
        CodeText text = context.Node is LiteralExpressionSyntax literal
            ? CodeText.OfLiteral(literal) : CodeText.OfInterpolated((InterpolatedStringExpressionSyntax)context.Node, standIn: '0');
        string value = text.Value;
        if (!value.Contains("\"role\"")) return;
        // One row that is written over several lines, to be read by people.
        if (IsRow(value) && !LinesOf(value).All(line => IsRow(value.Substring(line.Start, line.Length)))) value = WrittenList.OnOneLine(value);
        List<(int Start, int Length)> lines = LinesOf(value).ToList();
        if (!lines.TrueForAll(line => IsRow(value.Substring(line.Start, line.Length)))) return;
        RuleOptions chosen = RowCheck.Choose(
            options.Of(text.At.SyntaxTree), value.Contains("preferred_output\"") ? TrainingMethod.Preference : TrainingMethod.Supervised);
        foreach ((int start, int length) in lines) CheckRow(context, text, value.Substring(start, length), start, chosen);
    }

    private static IEnumerable<(int Start, int Length)> LinesOf(string value)
    {
        for (int start = 0, end; start < value.Length; start = end + 1)
        {
            end = value.IndexOf('\n', start);
            if (end < 0) end = value.Length;
            if (value.Substring(start, end - start).Trim().Length > 0) yield return (start, end - start);
        }
    }

    private static bool IsRow(string text)
    {
        string row = text.Trim();
        if (row.Length < 2 || row[0] != '{' || row[row.Length - 1] != '}') return false;
        string first = row.Substring(1).TrimStart();
        return first.StartsWith("\"messages\"", StringComparison.Ordinal)
            || (first.StartsWith("\"input\"", StringComparison.Ordinal) && first.Contains("preferred_output\""));
    }

    private static void CheckRow(SyntaxNodeAnalysisContext context, CodeText text, string row, int start, RuleOptions options)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(row);
        List<RowFinding> found = RowCheck.Run(bytes, options);
        if (found.Exists(one => one.Finding.Rule == RuleId.RecordKeysMustBeKnown)) return;
        var reported = new List<Microsoft.CodeAnalysis.Diagnostic>();
        foreach (RowFinding one in found)
        {
            int first = start + Encoding.UTF8.GetCharCount(bytes, 0, one.Finding.Offset);
            int length = Encoding.UTF8.GetCharCount(bytes, one.Finding.Offset, one.Finding.Length);
            Severity severity = one.Finding.Severity == Severity.Error ? Severity.Warning : one.Finding.Severity;
            // What is wrong with a hole's stand-in says nothing of what will be there, and so of the row.
            if (text.IsInHole(first, length)) return;
            reported.Add(DiagnosticDescriptors.Create(
                one.Finding.Rule, severity, text.Locate(first, Math.Max(length, 1)), one.Message, one.Mend));
        }
        reported.ForEach(context.ReportDiagnostic);
    }
}
