using System;
using System.IO;
using Xunit;

namespace Phi3Data.Cli.Tests.Support;

/// <summary>A test that needs signals, a shell and devices as Linux has them; skipped, by name, elsewhere.</summary>
class LinuxFactAttribute : FactAttribute
{
    /// <summary>Needs Linux, and <paramref name="tools"/>, each a path.</summary>
    public LinuxFactAttribute(params string[] tools)
    {
        if (!OperatingSystem.IsLinux()) Skip = "needs Linux";
        foreach (string tool in tools)
        {
            if (!File.Exists(tool)) Skip ??= "needs " + tool;
        }
    }
}

/// <summary>The same for a theory.</summary>
sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "needs Linux";
    }
}
