#pragma warning disable CS1591
using System.Collections.Generic;
using System.Linq;
namespace Phi3Data;
sealed partial class Profile { public string Name { get; init; } = ""; public RuleOptions CreateOptions() => RuleOptions.Default; }
static partial class ProfileCatalog { public static Profile Default { get; } = new() { Name = "foundry-phi" }; public static IReadOnlyList<Profile> All { get; } = new[] { Default }; public static Profile? Find(string n) => All.FirstOrDefault(p => p.Name == n); }
sealed partial class ModelInfo { public string Name { get; init; } = ""; }
static partial class ModelCatalog { public static IReadOnlyList<ModelInfo> All { get; } = new[] { new ModelInfo { Name = "phi-4" } }; public static ModelInfo? Find(string n) => All.FirstOrDefault(p => p.Name == n); }
