using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>The library's types that the analyzers look for.</summary>
sealed class KnownTypes
{
    private readonly INamedTypeSymbol step;

    private KnownTypes(INamedTypeSymbol step, INamedTypeSymbol conversation, INamedTypeSymbol message)
    {
        this.step = step;
        Conversation = conversation;
        Message = message;
    }

    /// <summary><c>Phi3Data.Conversation</c>.</summary>
    public INamedTypeSymbol Conversation { get; }

    /// <summary><c>Phi3Data.ChatMessage</c>.</summary>
    public INamedTypeSymbol Message { get; }

    /// <summary>Finds the types; null when the compilation does not use the library.</summary>
    public static KnownTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Phi3Data.Authoring.IConversationStep`1") is { } step
        && compilation.GetTypeByMetadataName("Phi3Data.Conversation") is { } conversation
        && compilation.GetTypeByMetadataName("Phi3Data.ChatMessage") is { } message
            ? new KnownTypes(step, conversation, message)
            : null;

    /// <summary>Whether a type is a step of the builder.</summary>
    public bool IsStep(ITypeSymbol? type)
    {
        if (type is not { IsValueType: true }) return false;
        foreach (INamedTypeSymbol implemented in type.Interfaces)
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, step)) return true;
        return false;
    }
}
