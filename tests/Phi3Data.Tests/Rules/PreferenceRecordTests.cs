using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What the rules on messages say of preference records: each message is judged, each part is a row of its own.</summary>
public class PreferenceRecordTests
{
    private const string Chatter = """[{"role":"assistant","content":"a"},{"role":"assistant","content":"b"}]""";

    private static string WithTools(string preferred, string other, string input = Check.User) =>
        Pairs.Record($$"""{"messages":[{{input}}],"tools":[{{Check.Tool}}]}""", $"[{preferred}]", $"[{other}]");

    [Theory]
    [InlineData(RuleId.MessageMustBeObject, "the message is a number, expected an object {\"role\":…,\"content\":…}", "«5»")]
    [InlineData(RuleId.MessageMustHaveRole, "the message's role is missing, expected a string", """«{"content":"x"}»""")]
    [InlineData(RuleId.MessageMustHaveContent, "the message's content is missing, expected text", """«{"role":"assistant"}»""")]
    [InlineData(RuleId.ContentMustBeStringOrParts,
        "the content is a number, expected a string or an array of parts", """{"role":"assistant","content":«5»}""")]
    [InlineData(RuleId.WeightMustBeZeroOrOne, "the weight is 2, expected 0 or 1", """{"role":"assistant","content":"x","weight":«2»}""")]
    [InlineData(RuleId.AssistantContentMustNotBeEmpty,
        "the assistant's content is empty or only white space: there is nothing to learn", """{"role":"assistant","content":«" "»}""")]
    public void FaultOfAMessage_IsFoundInEachPart(RuleId rule, string message, string marked)
    {
        Assert.Equal(Severity.Error, RuleCatalog.Get(rule).DefaultSeverity);
        Pairs.Finds(rule, Severity.Error, message, WithTools(marked, Pairs.Worse));
        Pairs.Finds(rule, Severity.Error, message, WithTools(Check.Assistant, marked));
        Pairs.Finds(rule, Severity.Error, message, WithTools(Check.Assistant, Pairs.Worse, $"{Check.User},{marked},{Check.User}"));
    }

    [Theory]
    [InlineData(RuleId.NameMustBeValid, """{"role":"assistant","content":"x","name":«"a b"»}""")]
    [InlineData(RuleId.MessageKeysMustBeKnown, """{"role":"assistant","content":"x",«"foo"»:1}""")]
    [InlineData(RuleId.ContentMustNotContainControlTokens, """{"role":"assistant","content":"a«<|end|>»"}""")]
    public void WarningOnAMessage_IsFoundInEachOutput(RuleId rule, string marked)
    {
        string text = Check.Line(
            Pairs.Record(preferred: $"[{marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)}]"),
            options: Pairs.Options).Only.Message;
        Pairs.Finds(rule, Severity.Warning, text, Pairs.Record(preferred: $"[{marked}]"));
        Pairs.Finds(rule, Severity.Warning, text, Pairs.Record(other: $"[{marked}]"));
    }

    [Fact]
    public void FaultOfACall_IsFoundInEachPart()
    {
        string call = Check.Call("c").Replace("\"{}\"", "«{}»", StringComparison.Ordinal);
        Pairs.Finds(RuleId.ToolArgumentsMustBeJson, Severity.Error,
            "the arguments are an object, expected a string that holds a JSON object",
            WithTools(
                call.Replace("\"c\"", "\"d\"", StringComparison.Ordinal), call.Replace("\"c\"", "\"e\"", StringComparison.Ordinal),
                $"{Check.User},{call},{Check.Answer("c")}"));
    }

    [Fact]
    public void Roles_AlternateWithinEachPartAlone()
    {
        Pairs.Finds(RuleId.RolesMustAlternate, Severity.Warning,
            "\"assistant\" follows a message of the same role; expected user and assistant in turn",
            Pairs.Record(other: Chatter.Replace(",{\"role\":\"assistant\"", ",{\"role\":«\"assistant\"»", StringComparison.Ordinal)));
        Pairs.Finds(RuleId.RolesMustAlternate, Severity.Warning,
            "\"user\" follows a message of the same role; expected user and assistant in turn",
            Pairs.Record($$"""{"messages":[{{Check.User}},{"role":«"user"»,"content":"x"}]}"""));
    }

    [Fact]
    public void Input_NeedsAUserAndItsSystemMessageFirst()
    {
        Pairs.Finds(RuleId.ConversationMustHaveUser, Severity.Error, "no message is from the user",
            Pairs.Record($$"""{"messages":«[{{Check.System}}]»}"""));
        Pairs.Finds(RuleId.SystemMessageMustComeFirst, Severity.Error,
            "a system message stands at place 2; expected at most one, as the first message",
            Pairs.Record($$"""{"messages":[{{Check.User}},{"role":«"system"»,"content":"s"}]}"""));
        Pairs.Finds(RuleId.FirstTurnMustBeFromUser, Severity.Warning,
            "the conversation starts with \"assistant\", expected a user message first",
            Pairs.Record($$"""{"messages":[{"role":«"assistant"»,"content":"x"},{{Check.User}}]}"""));
    }

    [Fact]
    public void InputWithItsKeys_KnowsNoOthers() =>
        Pairs.Finds(RuleId.RecordKeysMustBeKnown, Severity.Warning,
            "the key \"id\" is unknown; known are messages, tools and parallel_tool_calls",
            Pairs.Record($$"""{"messages":[{{Check.User}}],"parallel_tool_calls":true,«"id»":1}""".Replace("id»\"", "id\"»", StringComparison.Ordinal)));

    [Fact]
    public void AllWeightsZero_IsNoMatterHere() =>
        Pairs.Passes(Pairs.Record($$"""{"messages":[{{Check.User}},{"role":"assistant","content":"x","weight":0},{{Check.User}}]}"""));

    [Fact]
    public void Outputs_MayUseTheSameIds_ButNotThoseOfTheInput()
    {
        Pairs.Passes(WithTools(
            $"{Check.Call("c")},{Check.Answer("c")},{Check.Assistant}", $"{Check.Call("c")},{Check.Answer("c")},{Pairs.Worse}"));
        string input = $"{Check.User},{Check.Call("c")},{Check.Answer("c")},{Check.Assistant},{Check.User}";
        string again = Check.Call("c").Replace("\"c\"", "«\"c\"»", StringComparison.Ordinal);
        Pairs.Finds(RuleId.ToolCallIdsMustBeUnique, Severity.Warning,
            "an earlier call of the record has the id \"c\", too; expected an id of its own for each call",
            WithTools(again, again + "," + Check.Answer("c"), input));
    }

    [Fact]
    public void Answer_BelongsToACallOfTheInputOrOfItsOwnOutput()
    {
        string stray = Check.Answer("c").Replace("\"c\"", "«\"c\"»", StringComparison.Ordinal);
        const string Message = "\"c\" is the id of no call in the nearest assistant message with tool_calls before it";
        // The calls of the preferred output are none of the other's.
        Pairs.Finds(RuleId.ToolCallIdMustBelongToCall, Severity.Error, Message,
            WithTools($"{Check.Call("c")},{Check.Answer("c")},{Check.Assistant}", $"{stray},{Pairs.Worse}"));
        string input = $"{Check.User},{Check.Call("c")}";
        Pairs.Finds(RuleId.InputMustNotEndWithAssistant, Severity.Error,
            "the last message of the input is from \"assistant\", expected the user: the outputs are the assistant's turn",
            WithTools(
                $"{Check.Answer("c")},{Check.Assistant}", $"{Check.Answer("c")},{Pairs.Worse}",
                input.Replace("\"role\":\"assistant\"", "\"role\":«\"assistant\"»", StringComparison.Ordinal)));
    }

    [Fact]
    public void CallsAtTheInputsEnd_MustBeAnsweredThere()
    {
        string call = Check.Call("c", "d").Replace("\"d\"", "«\"d\"»", StringComparison.Ordinal);
        Pairs.Finds(RuleId.ToolCallsMustBeAnswered, Severity.Error,
            "the call \"d\" has no tool message that answers it before the next other message",
            WithTools(Check.Assistant, Pairs.Worse, $"{Check.User},{call},{Check.Answer("c")}"));
        Pairs.Passes(WithTools(Check.Assistant, Pairs.Worse, $"{Check.User},{Check.Call("c", "d")},{Check.Answer("c")},{Check.Answer("d")}"));
        Pairs.Passes(WithTools(
            $"{Check.Answer("d")},{Check.Assistant}", $"{Check.Answer("d")},{Pairs.Worse}",
            $"{Check.User},{Check.Call("c", "d")},{Check.Answer("c")}"));
    }

    [Fact]
    public void Developer_BelongsToReinforcementHereToo() =>
        Pairs.Finds(RuleId.RoleMustFitFormat, Severity.Error,
            "the role \"developer\" belongs to reinforcement fine-tuning, expected system in chat fine-tuning",
            Pairs.Record($$"""{"messages":[{"role":«"developer"»,"content":"d"},{{Check.User}}]}"""));

    [Fact]
    public void Findings_ComeWithTheRulesInOrderOfTheirIds()
    {
        RuleId[] rules = [.. Check.Line(
            Pairs.Record(
                $$"""{"id":1,"tools":{},"messages":[{{Check.User}},{{Check.User}},{"role":"assistant","content":""}]}""",
                """[{"role":"user","content":"<|end|>"}]""", """[{"role":"user","content":"<|end|>"}]"""),
            options: Pairs.Options.WithLimit(Limit.MaxOutputMessages, 1)).Findings.Select(finding => finding.Rule)];
        Assert.Equal(rules.Order(), rules);
        Assert.Equal(8, rules.Distinct().Count());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(Chatter)]
    [InlineData("""[{"role":"assistant","content":[{"type":"text","text":"\u0062"}]}]""")]
    [InlineData($"[{Check.Assistant}]")]
    public void AnyPair_AllocatesNothing_AfterTheFirst(string other)
    {
        byte[] line = Encoding.UTF8.GetBytes(Pairs.Record(
            other: other, preferred: other == "[]" ? $"[{Check.Assistant}]" : other));
        var findings = new FindingBuffer(Pairs.Options);
        var rules = new RecordRules(Pairs.Options);
        var fingerprinter = new Fingerprinter();
        int trained = 0;
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                findings.Clear();
                if (rules.Check(line, i, RecordFormat.Messages, findings, out ConversationView view) != LineVerdict.Valid) continue;
                foreach (MessageView message in view.GetMessages(RecordPart.Preferred)) trained += message.IsTrained ? 1 : 0;
                fingerprinter.Compute(view);
            }
        }));
        Assert.Equal(other == "[]", trained == 0);
    }

    [Fact]
    public void OnlyOutputs_AreTrained()
    {
        string input = $$"""{"messages":[{{Check.User}},{{Check.Assistant}},{{Check.User}}]}""";
        byte[] line = Encoding.UTF8.GetBytes(Pairs.Record(input));
        var rules = new RecordRules(Pairs.Options);
        rules.Check(line, 1, RecordFormat.Messages, new FindingBuffer(Pairs.Options), out ConversationView view);
        string trained = "";
        foreach (MessageView message in view.Messages) trained += message.IsTrained ? $"{message.Part} " : "- ";
        Assert.Equal("- - - Preferred NonPreferred ", trained);
    }

    [Fact]
    public void HugeOutputs_AreCheckedToTheirEnds()
    {
        const int Count = 100_000;
        string Many(string text) => $"[{string.Join(',', Enumerable.Range(0, Count).Select(i =>
            Check.Call("c" + i).Replace("null", $"\"{text}\"", StringComparison.Ordinal)))}]";
        RuleOptions options = Pairs.Options with { MaxMessages = 1 << 20 };
        var findings = new FindingBuffer(options);
        string record = Pairs.Record($$"""{"messages":[{{Check.User}}],"tools":[{{Check.Tool}}]}""", Many("a"), Many("a"));
        new RecordRules(options).Check(Encoding.UTF8.GetBytes(record), 1, RecordFormat.Messages, findings, out _);
        Assert.Equal(1, findings.Counts[RuleCatalog.IndexOf(RuleId.OutputsMustDiffer)]);
        Assert.Equal(0, findings.Counts[RuleCatalog.IndexOf(RuleId.ToolCallIdsMustBeUnique)]);
    }
}
