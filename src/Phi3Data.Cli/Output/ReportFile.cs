using System;
using System.IO;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>A text file that is put in place when it is whole; until then it has another name, and what was there stays.</summary>
sealed class ReportFile : IDisposable
{
    private readonly string path;
    private readonly string partPath;
    private bool isPublished;

    /// <summary>Starts the file.</summary>
    public ReportFile(string path)
    {
        this.path = path;
        partPath = path + ".partial";
        Writer = new StreamWriter(partPath, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
    }

    /// <summary>Takes the text.</summary>
    public TextWriter Writer { get; }

    /// <summary>Puts the file in place.</summary>
    public void Publish()
    {
        Writer.Dispose();
        File.Move(partPath, path, overwrite: true);
        isPublished = true;
    }

    /// <summary>Deletes what was not put in place.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        if (!isPublished) File.Delete(partPath);
    }
}
