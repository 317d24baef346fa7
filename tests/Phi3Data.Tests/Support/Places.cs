using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Where the repository's own files and the shared test data lie.</summary>
static class Places
{
    /// <summary>The folder of <c>Phi3Data.sln</c>.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of shared data beside the repository; it need not exist.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    /// <summary>A path inside the repository.</summary>
    public static string InRepository(params string[] parts) => Path.Combine([Repository, .. parts]);

    /// <summary>A path inside the shared data.</summary>
    public static string InShared(params string[] parts) => Path.Combine([Shared, .. parts]);

    private static string FindRepository([CallerFilePath] string source = "")
    {
        // Deterministic builds map source paths, so start at the test assembly when the source is not there.
        string start = File.Exists(source) ? Path.GetDirectoryName(source)! : AppContext.BaseDirectory;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Phi3Data.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {start} holds Phi3Data.sln.");
    }
}

/// <summary>A test that reads the shared data; skipped, by name, where there is none.</summary>
sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Needs the file or folder at <paramref name="parts"/> in the shared data.</summary>
    public SharedFactAttribute(params string[] parts)
    {
        if (!Path.Exists(Places.InShared(parts))) Skip = "needs ../shared/" + string.Join('/', parts);
    }
}

/// <summary>A theory that reads the shared data; skipped, by name, where there is none.</summary>
sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs the file or folder at <paramref name="parts"/> in the shared data.</summary>
    public SharedTheoryAttribute(params string[] parts)
    {
        if (!Path.Exists(Places.InShared(parts))) Skip = "needs ../shared/" + string.Join('/', parts);
    }
}
