using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Puts profiles' and models' facts into words, for findings and for lists.</summary>
static partial class SettingText
{
    private static readonly Role[] Order =
        { Role.System, Role.User, Role.Assistant, Role.Tool, Role.Function, Role.Developer };

    /// <summary>The roles of a set by name, divided by commas: <c>user, assistant</c>.</summary>
    public static string OfRoles(RoleSet roles)
    {
        var names = new List<string>();
        foreach (Role role in Order)
            if (roles.Has(role)) names.Add(role.ToString().ToLowerInvariant());
        return string.Join(", ", names);
    }

    /// <summary>The keys that services know of an object.</summary>
    internal static string OfKeys(KnownKeys keys) => keys switch
    {
        KnownKeys.OfPreference => "input, preferred_output and non_preferred_output",
        KnownKeys.OfInput => "messages, tools and parallel_tool_calls",
        _ => "messages, tools, parallel_tool_calls and functions",
    };

    /// <summary>The name of the model at a 0-based place in the catalogue.</summary>
    internal static string NameOfModel(long index) => ModelAt(index)?.Name ?? "the model";

    /// <summary>What a chat template does to tools.</summary>
    /// <param name="owner">Whose template it is, packed.</param>
    /// <param name="isList">1 for the list of tools, 0 for a message.</param>
    /// <param name="found">The message's role.</param>
    internal static string OfTemplate(long owner, long isList, string found)
    {
        if (isList == 0) return $"the chat template of {TemplateOwner.NameOf(owner)} drops a message of role {found}";
        string hint = TemplateOwner.TemplateOf(owner)?.ReadsSystemTools == true ? ", only a tools key on the system message" : "";
        return $"the chat template of {TemplateOwner.NameOf(owner)} does not read the record's tools{hint}";
    }

    /// <summary>What of a model is retired, since when, and who says so.</summary>
    internal static string OfRetirement(long index) => ModelAt(index)?.Retirement is not Retirement gone
        ? $"{NameOfModel(index)} can be trained"
        : $"{NameOfModel(index)} cannot be trained there any more: {gone.What} was deprecated on {gone.Deprecated}"
            + $" and retired on {gone.Retired} ({gone.Source.Title}, read {gone.Source.Read})";

    private static ModelInfo? ModelAt(long index) => index < ModelCatalog.All.Count ? ModelCatalog.All[(int)index] : null;
}
