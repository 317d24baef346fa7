using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// PHI9006: the texts of a conversation in code fit what training sees. The compiler has no vocabulary: an upper bound stands in
/// for the count.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralsMustFitTokenBudgetAnalyzer : ConversationAnalyzer
{
    /// <summary>
    /// What a message has at most beside its text: the role and marks that the chat template puts round it. Phi-3 has most: the
    /// role's token, LF, a leading space, the end's token, LF.
    /// </summary>
    internal const int AroundMessage = 8;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.LiteralsMustFitTokenBudget);

    /// <summary>
    /// Most tokens that a text can have: one for each byte of UTF-8, since each piece of the vocabularies that are counted with
    /// stands for one byte at least.
    /// </summary>
    internal static int UpperBound(string text) => Encoding.UTF8.GetByteCount(text);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(node => Check(node, types, options), SyntaxKind.InvocationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types, CodeOptions options)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        RuleOptions project = options.Of(call.SyntaxTree);
        if (project.TrainingWindow is not int budget) return;
        if (CodeConversation.Read(call, context.SemanticModel, types) is not CodeConversation conversation) return;
        // At the start and the end, too.
        int tokens = AroundMessage;
        CodeMessage? first = null;
        foreach (CodeMessage message in conversation.Messages)
        {
            tokens += AroundMessage + (message.Content is CodeText text ? UpperBound(text.Value) : 0);
            foreach ((_, CodeText name, CodeText arguments) in message.Calls) tokens += UpperBound(name.Value) + UpperBound(arguments.Value);
            if (tokens > budget) first ??= message;
        }
        if (first is null) return;
        context.ReportDiagnostic(Create(
            RuleId.LiteralsMustFitTokenBudget, first.Content?.At.GetLocation() ?? first.At,
            ("tokens", tokens.ToString("N0", CultureInfo.InvariantCulture)), ("budget", budget.ToString("N0", CultureInfo.InvariantCulture))));
    }
}
