using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>Reads a template out of its type; the generator and the analyzers see it alike.</summary>
static class TemplateReader
{
    /// <summary>The attribute's full name.</summary>
    public const string Attribute = "Phi3Data.ConversationTemplateAttribute";

    /// <summary>The messages of a type in the order in which they are declared, each with its role and its constant.</summary>
    public static List<(string Role, IFieldSymbol Field)> MessagesOf(INamedTypeSymbol type)
    {
        var messages = new List<(string, IFieldSymbol)>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.ConstantValue is not string) continue;
            if (RoleOf(field) is string role) messages.Add((role, field));
        }
        return messages;
    }

    /// <summary>Whether a hole can be filled: the type has a property or a field of the name that an instance has.</summary>
    public static bool HasMember(INamedTypeSymbol type, string name) => type.GetMembers(name).Any(member =>
        member is IPropertySymbol { IsStatic: false, GetMethod: not null } or IFieldSymbol { IsConst: false, IsStatic: false });

    /// <summary>Where and why the turns are out of order; null when they are in order.</summary>
    public static (int Index, string Reason)? FindDisorder(IReadOnlyList<string> roles)
    {
        string expected = "user";
        for (int i = 0; i < roles.Count; i++)
        {
            if (roles[i] == "system" && i == 0) continue;
            if (roles[i] == "system") return (i, "the system message comes first, once");
            if (roles[i] != expected)
                return (i, expected == "assistant" ? "two user messages stand in a row"
                    : i == 0 || roles[i - 1] == "system" ? "the user speaks first" : "two assistant messages stand in a row");
            expected = expected == "user" ? "assistant" : "user";
        }
        if (roles.Count == 0) return (-1, "it has no messages");
        return expected == "user" && roles[roles.Count - 1] == "assistant"
            ? null : (roles.Count - 1, "the last message must be the assistant's");
    }

    /// <summary>The role of the message that a constant is; null when it is none.</summary>
    public static string? RoleOf(IFieldSymbol field) =>
        field.GetAttributes().Select(attribute => RoleOf(attribute.AttributeClass)).FirstOrDefault(role => role is not null);

    private static string? RoleOf(INamedTypeSymbol? attribute) => attribute?.ToDisplayString() switch
    {
        "Phi3Data.SystemMessageAttribute" => "system",
        "Phi3Data.UserMessageAttribute" => "user",
        "Phi3Data.AssistantMessageAttribute" => "assistant",
        _ => null,
    };
}
