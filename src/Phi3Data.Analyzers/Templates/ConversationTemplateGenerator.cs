using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>
/// Adds <c>Build</c>, <c>WriteTo</c> and <c>AppendTo</c> to types under <c>[ConversationTemplate]</c>. Reports nothing: of a
/// template that is wrong nothing is made, and the analyzers say why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConversationTemplateGenerator : IIncrementalGenerator
{
    /// <summary>The step whose results are compared.</summary>
    public const string ModelStep = "Template";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TemplateModel?> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                TemplateReader.Attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, _) => TemplateParser.Parse(found))
            .Where(static model => model is not null)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(
            models, static (output, model) => output.AddSource(model!.Type.FileName(".g.cs"), TemplateEmitter.Emit(model)));
    }
}
