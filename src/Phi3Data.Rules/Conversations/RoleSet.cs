using System;

namespace Phi3Data;

/// <summary>Some roles.</summary>
[Flags]
#if PHI3DATA_LIBRARY
public
#endif
enum RoleSet : byte
{
    /// <summary>No role.</summary>
    None = 0,
    /// <summary><see cref="Role.System"/>.</summary>
    System = 1 << Role.System,
    /// <summary><see cref="Role.User"/>.</summary>
    User = 1 << Role.User,
    /// <summary><see cref="Role.Assistant"/>.</summary>
    Assistant = 1 << Role.Assistant,
    /// <summary><see cref="Role.Tool"/>.</summary>
    Tool = 1 << Role.Tool,
    /// <summary><see cref="Role.Function"/>.</summary>
    Function = 1 << Role.Function,
    /// <summary><see cref="Role.Developer"/>.</summary>
    Developer = 1 << Role.Developer,
    /// <summary>The roles of chat fine-tuning: all but developer.</summary>
    Chat = System | User | Assistant | Tool | Function,
}

/// <summary>Asks a <see cref="RoleSet"/>.</summary>
static class RoleSets
{
    /// <summary>Whether a role is among the set.</summary>
    public static bool Has(this RoleSet roles, Role role) => ((int)roles >> (int)role & 1) != 0;
}
