using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>Reads a template out of its type; the generator and the analyzers see it alike.</summary>
static class TemplateReader
{
    /// <summary>The attribute's full name.</summary>
    public const string Attribute = "Phi3Data.ConversationTemplateAttribute";

    /// <summary>Stands for the role of a message that calls a tool.</summary>
    public const string Call = "call";

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
        if (roles.Count == 0) return (-1, "it has no messages");
        var state = new StepState();
        for (int i = 0; i < roles.Count; i++)
        {
            string step = StepOf(roles[i]), place = state.Name;
            if (!state.Take(step)) return (i, StepOrder.Explain(place, step)!);
        }
        string last = state.Name;
        return state.Take("Build") ? null : (roles.Count - 1, StepOrder.Explain(last, "Build")!);
    }

    /// <summary>The name of the tool that a constant calls; null when it is no call.</summary>
    public static string? CalledBy(IFieldSymbol field) => field.GetAttributes()
        .Where(attribute => RoleOf(attribute.AttributeClass) == Call)
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string).FirstOrDefault();

    /// <summary>The type whose tools a template declares; null for none.</summary>
    public static INamedTypeSymbol? ToolsOf(AttributeData template) =>
        template.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;

    /// <summary>The role of the message that a constant is; null when it is none.</summary>
    public static string? RoleOf(IFieldSymbol field) =>
        field.GetAttributes().Select(attribute => RoleOf(attribute.AttributeClass)).FirstOrDefault(role => role is not null);

    private static string? RoleOf(INamedTypeSymbol? attribute) => attribute?.ToDisplayString() switch
    {
        "Phi3Data.SystemMessageAttribute" => "system",
        "Phi3Data.UserMessageAttribute" => "user",
        "Phi3Data.AssistantMessageAttribute" => "assistant",
        "Phi3Data.ToolMessageAttribute" => "tool",
        "Phi3Data.ToolCallAttribute" => Call,
        _ => null,
    };

    private static string StepOf(string role) => role switch
    {
        "system" => "System",
        "user" => "User",
        "assistant" => "Assistant",
        "tool" => "ToolResult",
        _ => "CallTool",
    };
}
