using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Faults that people met with other tools: each is found here, at its line.</summary>
public class ReportedFaultsTests
{
    [SharedFact("data", "from_issues", "expected.tsv")]
    public void EachVerdict_IsAsExpected()
    {
        var wrong = new List<string>();
        var files = new Dictionary<string, List<LineCheck>>();
        foreach (string row in File.ReadLines(Places.InShared("data", "from_issues", "expected.tsv")).Skip(1))
        {
            string[] columns = row.Split('\t');
            (string file, string verdict) = (columns[0], columns[2]);
            int line = int.Parse(columns[1], CultureInfo.InvariantCulture);
            if (!files.TryGetValue(file, out List<LineCheck>? lines))
                files.Add(file, lines = SharedLines.Check("from_issues", file));
            string errors = SharedLines.Errors(lines[line - 1]);
            if (verdict == "invalid" && errors.Length == 0) wrong.Add($"{file}:{line} {columns[3]}: no error found");
            if (verdict == "valid" && errors.Length > 0) wrong.Add($"{file}:{line} {columns[3]}: {errors}");
        }
        Assert.Equal(6, files.Count);
        Assert.Empty(wrong);
    }

    [SharedTheory("data", "from_issues", "expected.tsv")]
    [InlineData("json_reported.jsonl", 1, RuleId.LineMustBeJson)]
    [InlineData("json_reported.jsonl", 8, RuleId.ToolsMustBeArray)]
    [InlineData("chat_reported.jsonl", 4, RuleId.LastMessageMustBeFromAssistant)]
    [InlineData("chat_reported.jsonl", 7, RuleId.MessageMustHaveRole)]
    [InlineData("chat_reported.jsonl", 8, RuleId.MessageMustHaveContent)]
    [InlineData("chat_reported.jsonl", 9, RuleId.MessagesMustBeNonEmptyArray)]
    [InlineData("chat_reported.jsonl", 10, RuleId.MessagesMustBeNonEmptyArray)]
    [InlineData("chat_reported.jsonl", 12, RuleId.RecordMustHaveMessages)]
    [InlineData("sharegpt_reported.jsonl", 1, RuleId.RoleMustBeKnown)]
    [InlineData("sharegpt_reported.jsonl", 3, RuleId.MessagesMustBeNonEmptyArray)]
    [InlineData("sharegpt_reported.jsonl", 5, RuleId.AssistantContentMustNotBeEmpty)]
    [InlineData("array_reported.jsonl", 1, RuleId.RecordsMustNotBeWrappedInArray)]
    [InlineData("array_reported.jsonl", 2, RuleId.LineMustBeJson)]
    [InlineData("multiline_reported.jsonl", 1, RuleId.RecordMustBeOnOneLine)]
    public void Fault_IsNamedAsWhatItIs(string file, int line, RuleId rule) =>
        Assert.Equal(rule.ToString(), SharedLines.Errors(SharedLines.Check("from_issues", file)[line - 1]));

    [SharedFact("data", "from_issues", "multiline_reported.jsonl")]
    public void EachPieceOfAPrettyPrintedRecord_IsNamedAsAPiece() =>
        Assert.All(SharedLines.Check("from_issues", "multiline_reported.jsonl"),
            check => Assert.Equal("RecordMustBeOnOneLine", SharedLines.Errors(check)));
}
