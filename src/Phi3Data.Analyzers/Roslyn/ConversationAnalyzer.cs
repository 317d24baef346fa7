using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// What the analyzers of code have in common: they run concurrently, look at no generated code, and at no compilation that does
/// not use the library.
/// </summary>
public abstract class ConversationAnalyzer : DiagnosticAnalyzer
{
    private protected ConversationAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is KnownTypes types)
                Register(start, types, new CodeOptions(start.Options.AnalyzerConfigOptionsProvider));
        });
    }

    /// <summary>Registers what the analyzer does in a compilation that uses the library.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options);

    /// <summary>A diagnostic of a rule on C#, its message made of the catalogue's.</summary>
    private protected static Microsoft.CodeAnalysis.Diagnostic Create(
        RuleId rule, Location location, ImmutableDictionary<string, string?> mend, params (string Place, string Value)[] values)
    {
        string message = RuleCatalog.Get(rule).Message;
        foreach ((string place, string value) in values) message = message.Replace("{" + place + "}", value);
        return Microsoft.CodeAnalysis.Diagnostic.Create(DiagnosticDescriptors.Of(rule), location, mend, message);
    }

    private protected static Microsoft.CodeAnalysis.Diagnostic Create(
        RuleId rule, Location location, params (string Place, string Value)[] values) =>
        Create(rule, location, ImmutableDictionary<string, string?>.Empty, values);
}

/// <summary>The rules' options of each file of a compilation, read once for each.</summary>
sealed class CodeOptions
{
    private readonly AnalyzerConfigOptionsProvider provider;
    private readonly ConcurrentDictionary<SyntaxTree, RuleOptions> options = new();

    public CodeOptions(AnalyzerConfigOptionsProvider provider) => this.provider = provider;

    /// <summary>The options of a file of code.</summary>
    public RuleOptions Of(SyntaxTree tree) =>
        options.GetOrAdd(tree, one => RuleSettings.OfCode(provider.GetOptions(one), provider.GlobalOptions));
}
