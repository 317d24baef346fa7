using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Who may know whom.</summary>
public partial class LayeringTests
{
    private static readonly Assembly Library = typeof(RuleCatalog).Assembly;

    [Fact]
    public void Library_KnowsNoDoor() =>
        Assert.All(Library.GetReferencedAssemblies(), reference =>
            Assert.DoesNotMatch("(?i)^(phi3data|System\\.CommandLine|Microsoft\\.Build|Microsoft\\.CodeAnalysis)", reference.Name));

    [Fact]
    public void Library_ReferencesNoProject() => Assert.Empty(References("src/Phi3Data/Phi3Data.csproj"));

    [Fact]
    public void CommandLine_ReferencesTheLibraryOnly() =>
        Assert.Equal(["Phi3Data.csproj"], References("src/Phi3Data.Cli/Phi3Data.Cli.csproj").Select(Path.GetFileName));

    [Fact]
    public void Library_UsesNothingOfTheConsole_ButItsInputAsAStream()
    {
        using FileStream file = File.OpenRead(Library.Location);
        using var image = new PEReader(file);
        MetadataReader metadata = image.GetMetadataReader();
        Assert.DoesNotContain(metadata.MemberReferences.Select(metadata.GetMemberReference), member =>
            member.Parent.Kind == HandleKind.TypeReference
            && metadata.GetTypeReference((TypeReferenceHandle)member.Parent) is var type
            && metadata.StringComparer.Equals(type.Namespace, "System")
            && metadata.StringComparer.Equals(type.Name, "Console")
            && !metadata.StringComparer.Equals(member.Name, nameof(Console.OpenStandardInput)));
    }

    [Fact]
    public void SharedRules_TouchNoFileNoConsoleNoEnvironment()
    {
        var uses = new List<string>();
        foreach (string path in Sources("Phi3Data.Rules"))
        {
            int number = 0;
            foreach (string line in File.ReadLines(path))
            {
                number++;
                Match match = Forbidden().Match(Comment().Replace(line, ""));
                if (match.Success) uses.Add($"{Path.GetFileName(path)}:{number} {match.Value}");
            }
        }
        Assert.Empty(uses);
    }

    [Fact]
    public void PublicClasses_AreSealedOrStatic() =>
        Assert.Empty(Library.GetExportedTypes()
            .Where(type => type.IsClass && !type.IsSealed)
            .Select(type => type.FullName));

    [Fact]
    public void PublicTypes_LieInTheLibrarysNamespace() =>
        Assert.All(Library.GetExportedTypes(), type => Assert.StartsWith("Phi3Data", type.Namespace));

    /// <summary>Paths of a part's sources.</summary>
    internal static IEnumerable<string> Sources(params string[] parts)
    {
        string folder = Places.InRepository(["src", .. parts]);
        string[] built = [$"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"];
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !built.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    private static string[] References(string project) =>
        [.. XDocument.Load(Places.InRepository(project.Split('/'))).Descendants("ProjectReference")
            .Select(reference => (string)reference.Attribute("Include")!)];

    [GeneratedRegex(@"\bSystem\.IO\b|\bConsole\b|\bEnvironment\b|\b(File|Directory|Path)\.[A-Z]\w*\(|\bProcess\.|\bDateTime\b")]
    private static partial Regex Forbidden();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();
}
