using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data.Cli.Tests.Support;

/// <summary>The command as a process of its own: for signals, closed pipes, real standard input.</summary>
sealed class CliProcess : IDisposable
{
    // Far above what any of these runs takes; a test that waits this long has failed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Prefix = FindPrefix();

    private readonly Process process;

    private CliProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start)!; // null only for shell execution
    }

    public Stream Input => process.StandardInput.BaseStream;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Error => process.StandardError;

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "Phi3Data.Cli.dll");

    /// <summary>Starts the command.</summary>
    public static CliProcess Start(params string[] args)
    {
        string[] line = [.. Prefix, Host, "exec", Assembly, .. args];
        return new(new ProcessStartInfo(line[0], line[1..]));
    }

    /// <summary>Runs a line of shell in which <c>phi3data</c> is the command and <c>$1</c>, <c>$2</c> are the arguments.</summary>
    public static async Task<Run> Shell(string line, params string[] args)
    {
        var start = new ProcessStartInfo("bash", ["-c", "phi3data() { \"$P_HOST\" exec \"$P_DLL\" \"$@\"; }\n" + line, "bash", .. args]);
        start.Environment["P_HOST"] = Host;
        start.Environment["P_DLL"] = Assembly;
        using var shell = new CliProcess(start);
        shell.Input.Close();
        return await shell.FinishAsync();
    }

    /// <summary>Runs the command with <paramref name="input"/> as its standard input.</summary>
    public static async Task<Run> RunAsync(byte[] input, params string[] args)
    {
        using CliProcess process = Start(args);
        await process.Input.WriteAsync(input);
        process.Input.Close();
        return await process.FinishAsync();
    }

    /// <summary>Sends a signal, as <c>kill</c> does.</summary>
    public void Kill(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>Feeds the same bytes again and again until nobody reads them any more.</summary>
    public Task FeedEndlessly(byte[] bytes) => Task.Run(async () =>
    {
        try
        {
            while (true) await Input.WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The reader has gone, which is what ends this.
        }
    });

    public async Task<Run> FinishAsync()
    {
        Task<string> output = Output.ReadToEndAsync(), error = Error.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Run(process.ExitCode, await output, await error);
    }

    /// <summary>Looks again and again until <paramref name="condition"/> holds.</summary>
    public async Task WaitUntil(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            if (process.HasExited) throw new InvalidOperationException("The process ended early: " + await Error.ReadToEndAsync());
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Waits until the process does nothing any more but wait itself: for input, or inside an open.</summary>
    public async Task WaitUntilIdle()
    {
        TimeSpan used = TimeSpan.Zero;
        var quiet = Stopwatch.StartNew();
        await WaitUntil(() =>
        {
            process.Refresh();
            if (process.TotalProcessorTime != used) quiet.Restart();
            used = process.TotalProcessorTime;
            return quiet.ElapsedMilliseconds > 300;
        });
    }

    /// <summary>
    /// A shell starts what it runs in the background with Ctrl-C ignored, and children inherit that: tests that were started
    /// so would wait for a signal that never arrives.
    /// </summary>
    private static string[] FindPrefix()
    {
        if (!OperatingSystem.IsLinux()) return [];
        string[] prefix = ["env", "--default-signal=INT,TERM"];
        using Process probe = Process.Start(new ProcessStartInfo(prefix[0], [prefix[1], "true"]) { RedirectStandardError = true })!; // as above
        probe.WaitForExit();
        return probe.ExitCode == 0 ? prefix : [];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
