using System;
using System.IO;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Build.Tests;

/// <summary>The packages, packed once for all tests, in a folder that projects restore from.</summary>
public sealed class Packages : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("phi3data-packages-");

    public Packages()
    {
        foreach (string project in (string[])["Phi3Data", "Phi3Data.Build"])
        {
            string path = Places.InRepository("src", project, project + ".csproj");
            BuildRun run = BuildRun.Dotnet(root.FullName, "pack", path, "-c", Configuration, "--no-restore", "-o", Feed, "-v", "q");
            Assert.True(run.Code == 0, run.Text);
        }
    }

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(root.FullName, "feed");

    /// <summary>Makes an empty project folder whose restore finds the packages, and everything else where this machine has it.</summary>
    public Consumer CreateConsumer()
    {
        string folder = Path.Combine(root.FullName, Guid.NewGuid().ToString("N"));
        string shared = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var consumer = new Consumer(folder);
        consumer.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(root.FullName, "packages")}" /></config>
              <packageSources><add key="phi3data" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="shared" value="{shared}" /></fallbackPackageFolders>
            </configuration>
            """);
        return consumer;
    }

    public void Dispose() => root.Delete(recursive: true);
}

[CollectionDefinition(nameof(Packages))]
public sealed class PackagesCollection : ICollectionFixture<Packages>;
