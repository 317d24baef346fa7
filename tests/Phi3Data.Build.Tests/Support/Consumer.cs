using System.IO;
using System.Linq;

namespace Phi3Data.Build.Tests;

/// <summary>A small project that uses the packages.</summary>
public sealed class Consumer(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine([folder, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // never a root
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a project with items of its own.</summary>
    public void WriteProject(string items, string frameworks = "<TargetFramework>net10.0</TargetFramework>", string name = "consumer.csproj") =>
        Write(name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{frameworks}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);

    /// <summary>Builds. Without the summary, which <c>dotnet build</c> insists on, each warning and error is printed once.</summary>
    internal BuildRun Build(params string[] args) =>
        BuildRun.Dotnet(folder, ["msbuild", "-restore", "-nologo", "-v:q", "-clp:NoSummary", "-tl:off", .. args]);

    /// <summary>Valid conversations, each unlike the others.</summary>
    public static string Rows(int count, string topic) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"messages":[{"role":"user","content":"é😀 {{topic}} {{i}}?"},{"role":"assistant","content":"{{topic}} answer {{i}}."}]}""" + "\n"));
}
