using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Phi3Data.Tests;

/// <summary>Runs whole datasets for reinforcement, where what counts is one record beside another.</summary>
static class Graded
{
    /// <summary>What reinforcement asks for, but for validation data, many records and distinct ones.</summary>
    public static RuleOptions Options { get; } = new RuleOptions { Method = TrainingMethod.Reinforcement, MinRecords = 0 }
        .WithSeverity(RuleId.ReinforcementMustHaveValidation, Severity.None)
        .WithSeverity(RuleId.RecordsMustBeUnique, Severity.None);

    /// <summary>A record with other keys beside the messages.</summary>
    public static string Record(string fields = "", string user = Check.User) =>
        $$"""{"messages":[{{user}}]{{(fields.Length > 0 ? "," : "")}}{{fields}}}""";

    /// <summary>The findings of a run as <c>line:column ID message</c>, in order.</summary>
    public static Task<string[]> Run(params string[] lines) => Run(null, lines);

    /// <summary>The findings of a run with a grader.</summary>
    public static async Task<string[]> Run(string? grader, string[] lines, RuleOptions? options = null, int threads = 1)
    {
        var seen = new Recorder();
        DatasetPipeline pipeline = DatasetPipeline.From([DatasetSource.FromStream(new System.IO.MemoryStream(Chats.Lines(lines)), "f.jsonl")])
            .WithRules(options ?? Options).WithThreads(threads).ReportTo(seen);
        if (grader is not null) pipeline = pipeline.WithGrader(Grader.Parse("grader.json", Encoding.UTF8.GetBytes(grader)));
        await pipeline.RunAsync();
        return [.. seen.Findings.Select(f => $"{f.Line}:{f.Column} {f.Rule} {f.Message}")];
    }
}
