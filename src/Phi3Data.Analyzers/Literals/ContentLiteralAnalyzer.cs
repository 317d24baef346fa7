using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks literal content of messages, in the builder and in <c>ChatMessage</c>, with the shared rules on content: empty text,
/// control tokens, stringified nulls.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContentLiteralAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Content)
            .Select(rule => DiagnosticDescriptors.Of(rule.Rule)).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is KnownTypes types)
                start.RegisterSyntaxNodeAction(node => Check(node, types), SyntaxKind.InvocationExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax access || call.ArgumentList.Arguments.Count == 0) return;
        if (RoleOf(access.Name.Identifier.ValueText) is not string role) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
        if (!types.IsStep(method.ContainingType)
            && !SymbolEqualityComparer.Default.Equals(method.ContainingType, types.Message)) return;
        // Of ChatMessage.Tool the first parameter is the call's id.
        int place = method.Parameters.IndexOf(method.Parameters.FirstOrDefault(parameter => parameter.Name == "content")!);
        ArgumentSyntax? content = call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "content")
            ?? (place >= 0 && place < call.ArgumentList.Arguments.Count ? call.ArgumentList.Arguments[place] : null);
        if (content is null || content.NameColon is { Name.Identifier.ValueText: not "content" }) return;
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        RuleOptions options = RuleSettings.OfCode(provider.GetOptions(call.SyntaxTree), provider.GlobalOptions);
        switch (content.Expression)
        {
            case LiteralExpressionSyntax literal
                when literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression):
                CheckText(context, role, literal.Token.ValueText, options, (start, length) =>
                    length == 0 ? literal.GetLocation()
                        : Location.Create(literal.SyntaxTree, LiteralPositions.Of(literal.Token, start, length)));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                // A hole may hold anything: it stands for text that is not empty.
                string text = string.Concat(interpolated.Contents.Select(part =>
                    part is InterpolatedStringTextSyntax constant ? constant.TextToken.ValueText : "x"));
                CheckText(context, role, text, options, (_, _) => interpolated.GetLocation());
                break;
        }
    }

    private static string? RoleOf(string method) => method switch
    {
        "System" => "system",
        "User" => "user",
        "Assistant" or "Preferred" or "NonPreferred" => "assistant",
        "ToolResult" or "Tool" => "tool",
        _ => null,
    };

    private static void CheckText(
        SyntaxNodeAnalysisContext context, string role, string text, RuleOptions options, Func<int, int, Location> locate)
    {
        var json = new StringBuilder("{\"messages\":[{\"role\":\"").Append(role).Append("\",\"content\":");
        int[] starts = RowCheck.AppendString(json, text);
        string row = json.Append("}]}").ToString();
        byte[] bytes = Encoding.UTF8.GetBytes(row);
        foreach ((Finding finding, string message) in RowCheck.Run(bytes, options))
        {
            if (RuleCatalog.Get(finding.Rule).Category != RuleCategory.Content) continue;
            int offset = Encoding.UTF8.GetCharCount(bytes, 0, finding.Offset);
            int end = offset + Encoding.UTF8.GetCharCount(bytes, finding.Offset, finding.Length);
            int first = Array.IndexOf(starts, offset), last = Array.IndexOf(starts, end);
            Location location = first < 0 || last < first ? locate(0, text.Length) : locate(first, last - first);
            context.ReportDiagnostic(DiagnosticDescriptors.Create(finding.Rule, finding.Severity, location, message));
        }
    }
}
