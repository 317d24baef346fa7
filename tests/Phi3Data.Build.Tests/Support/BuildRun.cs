using System;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;

namespace Phi3Data.Build.Tests;

/// <summary>What a run of the SDK answered.</summary>
sealed partial record BuildRun(int Code, string Text)
{
    /// <summary>
    /// The lines about dataset files, without the project behind them, nor the link that the compiler adds, in ordinal order.
    /// </summary>
    public string[] Findings => [.. Text.Split('\n')
        .Where(line => line.Contains(".jsonl(", StringComparison.Ordinal))
        .Select(line => Behind().Replace(line.TrimEnd(), "").Trim())
        .Order(StringComparer.Ordinal)];

    /// <summary>Runs a command of the SDK.</summary>
    public static BuildRun Dotnet(string folder, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node would hold the task's files
        // What the test run's own MSBuild has set is not the consumer's.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!; // null only for shell execution
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return new BuildRun(process.ExitCode, text);
    }

    [GeneratedRegex(@"( \(https://[^ )]+\))?( \[[^\]]+proj(::[^\]]+)?\])?$")]
    private static partial Regex Behind();
}
