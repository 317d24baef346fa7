using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data;

/// <summary>Where records end: training, validation, rejects; and the findings file beside them. One thread at a time.</summary>
sealed class RecordSinks : IDisposable
{
    private readonly PipelineOutputs outputs;
    private readonly List<OutputFile> files = [];
    private readonly OutputFile train;
    private readonly OutputFile? validation, test;
    private readonly RejectedWriter? rejected;
    private readonly DiagnosticJsonWriter? findings;
    private readonly SplitSpool? spool;

    /// <summary>Opens the outputs beside their final names.</summary>
    /// <exception cref="IOException">A file cannot be made.</exception>
    public RecordSinks(PipelineOutputs outputs, SplitOptions? split)
    {
        this.outputs = outputs;
        try
        {
            train = Open(outputs.Train);
            if (outputs.Validation is not null) validation = Open(outputs.Validation);
            if (outputs.Test is not null) test = Open(outputs.Test);
            if (outputs.Rejected is not null) rejected = new RejectedWriter(Open(outputs.Rejected));
            if (outputs.Findings is not null) findings = new DiagnosticJsonWriter(Open(outputs.Findings));
            if (split is { NeedsAll: true }) spool = new SplitSpool(outputs.Train + ".spool", split);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Training records written.</summary>
    public long TrainCount => train.Records;

    /// <summary>Validation records written.</summary>
    public long ValidationCount => validation?.Records ?? 0;

    /// <summary>Test records written.</summary>
    public long TestCount => test?.Records ?? 0;

    /// <summary>The writer of rejects, if there is a place for them.</summary>
    public RejectedWriter? Rejected => rejected;

    /// <summary>Writes a kept record: to its side, or to the spool while the sides are not known.</summary>
    public void Keep(ReadOnlySpan<byte> line, SplitSide side, SplitPlace place)
    {
        if (spool is not null) spool.Add(line, place);
        else Write(line, side);
    }

    /// <summary>Writes a finding.</summary>
    public void Report(Diagnostic diagnostic) => findings?.Write(diagnostic);

    /// <summary>Whether <see cref="Report"/> writes anything.</summary>
    public bool WantsFindings => findings is not null;

    /// <summary>Divides what waits in the spool.</summary>
    public void Divide() => spool?.Divide(Write);

    /// <summary>Brings all files to the disk and says what they are; nothing has its final name yet.</summary>
    public IReadOnlyList<OutputReport> Complete()
    {
        foreach (OutputFile file in files) file.Complete();
        return files.Select(f => new OutputReport(Path.GetFileName(f.Path), f.Records, f.Bytes, f.Hash)).ToList();
    }

    /// <summary>Writes the manifest and gives all files their final names, the manifest last.</summary>
    public void Publish(Action<OutputFile> writeManifest)
    {
        if (outputs.Manifest is not null)
        {
            OutputFile manifest = Open(outputs.Manifest);
            writeManifest(manifest);
            manifest.Complete();
        }
        foreach (OutputFile file in files) file.Publish();
    }

    /// <summary>Removes whatever was not published.</summary>
    public void Dispose()
    {
        spool?.Dispose();
        rejected?.Dispose();
        findings?.Dispose();
        foreach (OutputFile file in files) file.Dispose();
    }

    private void Write(ReadOnlySpan<byte> line, SplitSide side)
    {
        OutputFile? file = side switch
        {
            SplitSide.Validation => validation,
            SplitSide.Test => test,
            _ => train,
        };
        (file ?? train).WriteLine(line);
    }

    private OutputFile Open(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (File.Exists(folder)) throw new IOException($"{folder} is a file; {Path.GetFileName(path)} needs a folder of that name.");
        if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);
        var file = new OutputFile(path);
        files.Add(file);
        return file;
    }
}
