using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>
/// Adds to types with <c>[ToolFunction]</c> the JSON Schema of their tools, and to the steps of the builder a method for each tool.
/// Reports nothing: of what cannot be a tool nothing is made, and PHI9008 says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ToolSetGenerator : IIncrementalGenerator
{
    /// <summary>The step of single tools whose results are compared.</summary>
    public const string ToolStep = "Tool";

    /// <summary>The step of whole types whose results are compared.</summary>
    public const string SetStep = "ToolSet";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ToolModel?> tools = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ToolReader.Attribute,
                static (node, _) => node is MethodDeclarationSyntax or DelegateDeclarationSyntax,
                static (found, cancellation) => ToolReader.Read(found.TargetSymbol, out _, cancellation))
            .Where(static tool => tool is not null)
            .WithTrackingName(ToolStep);
        IncrementalValuesProvider<ToolSetModel> sets = tools.Collect()
            .SelectMany(static (all, _) => Group(all))
            .WithTrackingName(SetStep);
        context.RegisterSourceOutput(
            sets, static (output, set) => output.AddSource(set.Type.FileName(".Tools.g.cs"), ToolSetEmitter.Emit(set)));
    }

    private static IEnumerable<ToolSetModel> Group(ImmutableArray<ToolModel?> tools) => tools
        .GroupBy(tool => tool!.Type.FullName)
        .Select(set => new ToolSetModel(set.First()!.Type, new(set.Select(tool => tool!))));
}
