using System;
using System.IO;

namespace Phi3Data.Cli.Tests.Support;

/// <summary>The repository's own data.</summary>
static class Samples
{
    /// <summary>A few dozen conversations: 50 valid lines, 7 invalid, 1 blank; two of the valid ones repeat others.</summary>
    public static string SupportChats { get; } = Path.Combine(FindRepository(), "tests", "Samples", "support-chats.jsonl");

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Phi3Data.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("No folder above the tests holds Phi3Data.sln.");
    }
}
