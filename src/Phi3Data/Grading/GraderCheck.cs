using System;
using System.Collections.Generic;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// The rules on what a grader reads, over all records in the order of the input: the fields beside the messages, and the grader
/// itself. One thread at a time; serves one run.
/// </summary>
sealed class GraderCheck
{
    private readonly FindingReporter reporter;
    private readonly RuleOptions options;
    private readonly Grader? grader;
    private readonly GraderFields fields = new();
    private readonly JsonScratch scratch = new();
    private readonly bool namesFiles;
    private readonly (long Lacking, long FirstLine, string? File)[] missing;
    private readonly List<Diagnostic> reasons = [];

    /// <summary>Makes a check that reports to <paramref name="reporter"/>.</summary>
    /// <param name="reporter">Where findings go.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="grader">The grader; null when none was given.</param>
    /// <param name="inputs">Number of inputs: a line of one among several says nothing without the file's name.</param>
    public GraderCheck(FindingReporter reporter, RuleOptions options, Grader? grader, int inputs)
    {
        namesFiles = inputs > 1;
        this.reporter = reporter;
        this.options = options;
        this.grader = grader;
        missing = new (long, long, string?)[grader?.GetReferences().Count ?? 0];
    }

    /// <summary>Whether there is anything to check, so that the run must show every valid record.</summary>
    public static bool IsNeeded(RuleOptions options, Grader? grader) =>
        options.Method == TrainingMethod.Reinforcement || grader is not null;

    /// <summary>The findings of error severity on the record checked last, in words.</summary>
    public IReadOnlyList<Diagnostic> Reasons => reasons;

    /// <summary>Checks a valid record against the first one. Each finding is reported as it is made.</summary>
    /// <returns>Whether the record is still valid.</returns>
    public bool Check(long number, in FindingSource source)
    {
        reasons.Clear();
        for (int i = 0; i < missing.Length; i++)
        {
            if (GraderReferencesMustExist.Has(source.Line, grader!.GetReferences()[i], scratch)) continue;
            if (missing[i].Lacking++ == 0) (missing[i].FirstLine, missing[i].File) = (number, namesFiles ? source.File : null);
        }
        if (options.Method != TrainingMethod.Reinforcement) return true;
        fields.Read(source.Line);
        if (fields.Records == 1) return true;
        FindingBuffer findings = reporter.General;
        foreach (ref readonly GraderFields.Field field in fields.Span)
        {
            if (field.Value.Kind == field.Kind) continue;
            findings.Clear();
            GraderFieldsMustBePresent.Check(fields, field, number, findings);
            GraderFieldsMustKeepTheirType.Check(field, number, findings);
            Report(new FindingSource(source.File, source.Line, source.LineOffset, field.Name));
        }
        foreach (ref readonly JsonSlot key in fields.Others)
        {
            findings.Clear();
            GraderFieldsMustBePresent.CheckOther(key, number, findings);
            Report(source);
        }
        return reasons.Count == 0;
    }

    private void Report(in FindingSource source)
    {
        reporter.ReportGeneral(source);
        foreach (ref readonly Finding finding in reporter.General.Span)
            if (finding.Severity == Severity.Error && reasons.Count < FindingBuffer.PerRecord) reasons.Add(Diagnostic.Create(finding, source));
    }

    /// <summary>Reports what is known once all records are read.</summary>
    /// <param name="dataset">The name of the dataset.</param>
    public void Finish(string dataset)
    {
        FindingBuffer findings = reporter.General;
        foreach (ref readonly GraderFields.Field field in fields.Span)
        {
            findings.Clear();
            GraderFieldsMustVary.Check(field, fields.Records, findings);
            reporter.ReportGeneral(new FindingSource(dataset, default, 0, field.Name));
        }
        if (grader is null) return;
        var faults = new FindingBuffer(options);
        faults.StartRecord();
        grader.AddFaults(options, faults);
        ReportOnGrader(faults, null);
        for (int i = 0; i < missing.Length; i++)
        {
            faults.Clear();
            GraderReferencesMustExist.Check(grader.GetReferences()[i], missing[i].Lacking, missing[i].FirstLine, faults);
            ReportOnGrader(faults, missing[i].File);
        }
    }

    private void ReportOnGrader(FindingBuffer faults, string? file)
    {
        reporter.Count(faults);
        foreach (ref readonly Finding fault in faults.Span)
        {
            Finding placed = grader!.Place(fault, out FindingSource source);
            reporter.Report([placed], 0, new FindingSource(source.File, source.Line, source.LineOffset) { RelatedFile = file });
        }
    }
}
