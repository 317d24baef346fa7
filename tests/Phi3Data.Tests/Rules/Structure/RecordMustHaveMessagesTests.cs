using Xunit;

namespace Phi3Data.Tests;

public class RecordMustHaveMessagesTests
{
    [Theory]
    [InlineData("""«{»}""", "")]
    [InlineData("""«{»"a":1}""", "")]
    [InlineData(""" «{»"message":[]}""", "; a key close to it is there, check its spelling")]
    [InlineData("""«{»"Messages":[]}""", "; a key close to it is there, check its spelling")]
    [InlineData("""«{»"mesages":[]}""", "; a key close to it is there, check its spelling")]
    [InlineData("""«{»"id":1,"conversations":[]}""", "; it looks like ShareGPT (conversations)")]
    [InlineData("""«{»"instruction":"a","input":"","output":"b"}""", "; it looks like Alpaca (instruction, output)")]
    [InlineData("""«{»"prompt":"","completion":"b"}""", "; it looks like the old prompt and completion format")]
    [InlineData("""«{»"prompt":"a","chosen":"b","rejected":"c"}""", "; it looks like a preference record as trainers write it (chosen, rejected)")]
    [InlineData("""«{»"prompt":"a","chosen":"b"}""", "")]
    [InlineData("""«{»"input":{},"preferred_output":[],"non_preferred_output":[]}""",
        "; it looks like a preference record (input, preferred_output, non_preferred_output), which is for preference training (dpo)")]
    [InlineData("""«{»"text":"a"}""", "; it looks like plain text training")]
    [InlineData("""«{»"data":{"messages":[]}}""", "")]
    public void RecordWithout_IsReportedWithWhatItLooksLike(string marked, string hint) =>
        Check.Finds(RuleId.RecordMustHaveMessages, Severity.Error, "the record has no messages" + hint, marked);

    [Theory]
    [InlineData("""«{»"id":1}""", "")]
    [InlineData("""«{»"messages":[]}""", "; it is in messages format, the file's first record is not")]
    public void ShareGptRecordWithout_NamesItsOwnKey(string marked, string hint) =>
        Check.Finds(RuleId.RecordMustHaveMessages, Severity.Error, "the record has no conversations" + hint,
            marked, RecordFormat.ShareGpt);

    [Fact]
    public void EscapedKey_IsTheKey() =>
        Check.Passes($$"""{"\u006dessage\u0073":[{{Check.User}},{{Check.Assistant}}]}""");

    [Fact]
    public void MessagesOfAnotherType_IsAnotherRules() =>
        Check.Passes(RuleId.RecordMustHaveMessages, """{"messages":null}""");

    [Fact]
    public void NothingElse_IsSaidOfSuchARecord() =>
        Assert.Single(Check.Line("""{"prompt":"a","completion":"b","id":1}""").Findings);
}
