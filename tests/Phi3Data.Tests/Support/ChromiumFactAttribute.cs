using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>A test that opens a page in Chromium; skipped, by name, where there is none on the path.</summary>
sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>Needs Chromium.</summary>
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null) Skip = "needs chromium";
    }
}

/// <summary>A browser without a window.</summary>
static class Chromium
{
    /// <summary>The program; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    /// <summary>Opens a page, lets its scripts run, and returns its document, and what its console and its network said.</summary>
    public static (string Document, string Log) Open(string page, string profile)
    {
        var start = new ProcessStartInfo(Path!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] options =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--user-data-dir=" + profile, "--dump-dom", page,
        ];
        foreach (string option in options) start.ArgumentList.Add(option);
        using Process browser = Process.Start(start)!;
        System.Threading.Tasks.Task<string> log = browser.StandardError.ReadToEndAsync();
        string document = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        return (document, string.Join('\n', log.Result.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))));
    }
}
