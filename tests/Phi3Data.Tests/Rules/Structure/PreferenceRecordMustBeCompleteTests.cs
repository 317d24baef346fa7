using Xunit;

namespace Phi3Data.Tests;

public class PreferenceRecordMustBeCompleteTests
{
    private const string Outputs = $$"""
        "preferred_output":[{{Check.Assistant}}],"non_preferred_output":[{{Pairs.Worse}}]
        """;

    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"a\"", "a string")]
    [InlineData("[]", "empty")]
    public void InputOfAnotherType_IsReportedThere(string input, string kind) =>
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            $$"""input is {{kind}}, expected an object {"messages":[…]}""", Pairs.Record($"«{input}»"));

    [Fact]
    public void MissingInput_IsReportedAtTheRecord() =>
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            "input is missing, expected an object {\"messages\":[…]}", $" «{{»{Outputs}}}");

    [Theory]
    [InlineData("""{"messages":«[]»}""", "empty")]
    [InlineData("""{"messages":«{}»}""", "an object")]
    [InlineData("""«{»"tools":[]}""", "missing")]
    [InlineData("""«{»}""", "missing")]
    public void InputWithoutMessages_IsReportedInIt(string input, string kind) =>
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            $"messages in the input is {kind}, expected an array of at least one message", Pairs.Record(input));

    [Theory]
    [InlineData("«[ ]»", "empty")]
    [InlineData("«\"b\"»", "a string")]
    [InlineData($"«{Check.Assistant}»", "an object")]
    public void OutputOfAnotherType_IsReportedThere(string output, string kind)
    {
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            $"preferred_output is {kind}, expected an array of at least one message", Pairs.Record(preferred: output));
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            $"non_preferred_output is {kind}, expected an array of at least one message", Pairs.Record(other: output));
    }

    [Fact]
    public void EachFaultyPart_IsReported() =>
        Assert.Equal(3, Check.Line("""{"input":{},"preferred_output":[]}""", options: Pairs.Options).Of(
            RuleId.PreferenceRecordMustBeComplete).Length);

    [Theory]
    [InlineData($$"""«{»"messages":[{{Check.User}},{{Check.Assistant}}]}""",
        "; it looks like a chat record (messages), which is for supervised training (sft)")]
    [InlineData("""«{»"prompt":"a","chosen":"b","rejected":"c"}""",
        "; it looks like a preference record as trainers write it (chosen, rejected)")]
    [InlineData("""«{»"conversations":[],"chosen":{},"rejected":{}}""",
        "; it looks like a preference record as trainers write it (chosen, rejected)")]
    [InlineData("""«{»"instruction":"a","input":"b","output":"c"}""", "; it looks like Alpaca (instruction, output)")]
    [InlineData("""«{»"conversations":[]}""", "; it looks like ShareGPT (conversations)")]
    [InlineData("""«{»"input":{"messages":[]}}""", "")]
    [InlineData("""«{»}""", "")]
    public void RecordOfAnotherKind_IsReportedOnceWithWhatItLooksLike(string marked, string hint) =>
        Pairs.Finds(RuleId.PreferenceRecordMustBeComplete, Severity.Error,
            "the record has neither preferred_output nor non_preferred_output" + hint, marked);

    [Fact]
    public void MessagesBesideTheParts_AreAnUnknownKey() =>
        Pairs.Finds(RuleId.RecordKeysMustBeKnown, Severity.Warning,
            "the key \"messages\" is unknown; known are input, preferred_output and non_preferred_output",
            Pairs.Record()[..^1] + ",«\"messages\"»:[]}");

    [Theory]
    [InlineData("")]
    [InlineData("""{"\u0069nput":{"messages":[{"role":"user","content":"a"}],"tools":[],"parallel_tool_calls":true},"preferred_\u006futput":[{"role":"assistant","content":"b"}],"non_preferred_output":[{"role":"assistant","content":"c"}]}""")]
    [InlineData("""{"non_preferred_output":[{"role":"assistant","content":"c"}],"preferred_output":[{"role":"assistant","content":"b"}],"input":{"messages":[{"role":"user","content":"a"}]}}""")]
    public void WholeRecord_Passes(string line) => Pairs.Passes(line.Length == 0 ? Pairs.Record() : line);

    [Fact]
    public void UnderSupervisedTraining_OneFindingNamesTheKind() =>
        Assert.Equal(
            "the record has no messages; it looks like a preference record (input, preferred_output, non_preferred_output), "
                + "which is for preference training (dpo)",
            Check.Line(Pairs.Record()).Only.Message);

    [Fact]
    public void KeyThatStandsTwice_CountsTheFirstTime()
    {
        LineCheck check = Check.Line(Pairs.Record()[..^1] + ",\"preferred_output\":[]}", options: Pairs.Options);
        Assert.Equal(RuleId.KeysMustBeUnique, Assert.Single(check.Findings).Rule);
    }
}
