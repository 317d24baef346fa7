using System.Linq;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>The library's types that the analyzers look for.</summary>
sealed class KnownTypes
{
    private readonly INamedTypeSymbol step, conversation, message, template;

    private KnownTypes(INamedTypeSymbol step, INamedTypeSymbol conversation, INamedTypeSymbol message, INamedTypeSymbol template)
    {
        this.step = step;
        this.conversation = conversation;
        this.message = message;
        this.template = template;
    }

    /// <summary>Finds the types; null when the compilation does not use the library.</summary>
    public static KnownTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Phi3Data.Authoring.IConversationStep`1") is { } step
        && compilation.GetTypeByMetadataName("Phi3Data.Conversation") is { } conversation
        && compilation.GetTypeByMetadataName("Phi3Data.ChatMessage") is { } message
        && compilation.GetTypeByMetadataName(TemplateReader.Attribute) is { } template
            ? new KnownTypes(step, conversation, message, template)
            : null;

    /// <summary>Whether a type is a step of the builder.</summary>
    public bool IsStep(ITypeSymbol? type)
    {
        if (type is not { IsValueType: true }) return false;
        foreach (INamedTypeSymbol implemented in type.Interfaces)
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, step)) return true;
        return false;
    }

    /// <summary>Whether a type is <c>Phi3Data.Conversation</c>.</summary>
    public bool IsConversation(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, conversation);

    /// <summary>Whether a type is <c>Phi3Data.ChatMessage</c>.</summary>
    public bool IsMessage(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, message);

    /// <summary>Whether a type is under <c>[ConversationTemplate]</c>.</summary>
    public bool IsTemplate(INamedTypeSymbol type) =>
        type.GetAttributes().Any(one => SymbolEqualityComparer.Default.Equals(one.AttributeClass, template));
}
