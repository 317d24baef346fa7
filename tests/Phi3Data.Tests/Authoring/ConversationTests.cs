using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Phi3Data.Authoring;
using Xunit;

namespace Phi3Data.Tests;

[Collection(nameof(Alone))]
public class ConversationTests
{
    [Fact]
    public void Chain_GivesItsRow() => Assert.Equal(
        """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"1 + 1?"},{"role":"assistant","content":"2"}]}""",
        Conversation.Create().System("Be brief.").User($"{1} + {1}?").Assistant("2"u8).Build().ToString());

    [Fact]
    public void Weight_StandsOnTheAssistant() => Assert.Equal(
        """
        {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"d","weight":1}]}
        """,
        Conversation.Create().User("a").Assistant("b", trained: false).User("c").Assistant($"{'d'}", trained: true).Build().ToString());

    [Fact]
    public void Calls_AreAnsweredInTheirOrder() => Assert.Equal(
        """
        {"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"x","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}]},{"role":"tool","content":"1","tool_call_id":"call_1"},{"role":"tool","content":"2","tool_call_id":"x"},{"role":"assistant","tool_calls":[{"id":"call_3","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","content":"3","tool_call_id":"call_3"},{"role":"assistant","content":"b"}],"tools":[{"type":"function","function":{"name":"f","description":"does \"f\"","parameters":{"type":"object"}}}]}
        """,
        Conversation.Create()
            .WithTool("f", "does \"f\"", """{ "type" : "object" }""")
            .User("a")
            .CallTool("f", "{}").CallTool("f", """{"n":1}""", id: "x").ToolResult("1").ToolResult("2")
            .CallTool("f", "{}").ToolResult("3")
            .Assistant("b")
            .Build().ToString());

    [Fact]
    public void Holes_AreWrittenInTheInvariantCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
            string? nothing = null;
            object? none = null;
            string expected = $"1.5|00A|  7|7  |2026-01-02|{new string('0', 200)}|é|ü|end";
            string text = Text(Conversation.Create().User(
                $"{1.5}|{10:X3}|{7,3}|{7,-3}|{new DateOnly(2026, 1, 2):yyyy-MM-dd}|{0:D200}|{"é"u8}|{"ü".AsSpan()}|{nothing}{none}end"));
            Assert.Equal(expected, text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void HoleThatThrows_LeavesTheStepAsItWas()
    {
        StartStep<NamedTools> start = Conversation.Create();
        Assert.Throws<InvalidTimeZoneException>(() => start.User($"lost {Throw()}"));
        Assert.Equal("kept", Text(start.User($"kept")));

        UserStep<NamedTools> user = Conversation.Create().WithTool("f").User("a");
        CallStep<NamedTools, AnsweredStep<NamedTools>> call = user.CallTool("f", "{}");
        Assert.Throws<InvalidTimeZoneException>(() => call.ToolResult($"lost {Throw()}"));
        Assert.Empty(call.ToolResult("kept").Assistant("b").Build().Findings);

        static string Throw() => throw new InvalidTimeZoneException();
    }

    [Fact]
    public void ErrorOfTheContent_IsThrownAsFindings()
    {
        var error = Assert.Throws<ConversationException>(() => Conversation.Create().User("a").Assistant(" ").Build());
        Assert.Equal(["PHI3001"], error.Findings.Select(finding => finding.Rule));
        Assert.Equal(
            "The conversation does not pass the check for foundry-phi: PHI3001 at $.messages[1].content: "
            + "the assistant's content is empty or only white space: there is nothing to learn",
            error.Message);
    }

    [Fact]
    public void RefusedRow_WritesNothing()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonlWriter(output);
        Assert.Throws<ConversationException>(() => Conversation.Create().User("a").Assistant("").WriteTo(output));
        Assert.Throws<ConversationException>(() => Conversation.Create().User("a").Assistant("").AppendTo(writer));
        Assert.Equal((0, 0), (output.WrittenCount, writer.Records));
    }

    [Fact]
    public void TryBuild_GivesTheFindings()
    {
        Assert.False(Conversation.Create().User("a").Assistant("").TryBuild(out Conversation? none, out IReadOnlyList<Diagnostic> errors));
        Assert.Null(none);
        Assert.Equal(["PHI3001"], errors.Select(finding => finding.Rule));
        Assert.True(Conversation.Create().User(" ").Assistant("b").TryBuild(out Conversation? row, out IReadOnlyList<Diagnostic> warnings));
        Assert.Equal(["PHI3002"], warnings.Select(finding => finding.Rule));
        Assert.Equal(warnings, row.Findings);
    }

    [Fact]
    public void TooLongARow_IsRefused()
    {
        RuleOptions rules = RuleOptions.Default with { MaxLineBytes = 100 };
        var error = Assert.Throws<ConversationException>(
            () => Conversation.Create(rules).User(new string('x', 100)).Assistant("b").Build());
        Assert.Equal(["PHI0005"], error.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void StepThatWasLeft_CannotBeContinued()
    {
        UserStep<NamedTools> user = Conversation.Create().User("a");
        AssistantStep<NamedTools> answer = user.Assistant("b");
        Assert.Throws<InvalidOperationException>(() => user.Assistant("c"));
        Assert.Throws<InvalidOperationException>(() => user.Assistant($"c"));
        answer.Build();
        Assert.Throws<InvalidOperationException>(() => answer.Build());
        Assert.Throws<InvalidOperationException>(() => answer.User("c"));
        Assert.Throws<InvalidOperationException>(() => default(StartStep<NamedTools>).User("a"));
    }

    [Fact]
    public void TwoConversations_MayBeWrittenAtOnce()
    {
        StartStep<NamedTools> first = Conversation.Create(), second = Conversation.Create();
        UserStep<NamedTools> one = first.User("1"), two = second.User("2");
        Assert.Equal("2", Text(two));
        Assert.Equal("1", Text(one));
    }

    [Fact]
    public void ToolMisuse_IsRefused()
    {
        UserStep<NamedTools> user = Conversation.Create().WithTool("f").User("a");
        Assert.Contains("declared are: f.", Assert.Throws<ArgumentException>(() => user.CallTool("g", "{}")).Message);
        CallStep<NamedTools, AnsweredStep<NamedTools>> call = user.CallTool("f", "{}", "x");
        Assert.Throws<ArgumentException>(() => call.CallTool("f", "{}", "x"));
        Assert.Empty(call.ToolResult("r").Assistant("b").Build().Findings);
        Assert.Throws<ArgumentException>(() => Conversation.Create().WithTool("f").WithTool("f"));
        Assert.Throws<ArgumentException>(() => Conversation.Create().WithTool("f", null, "{"));
        Assert.Throws<ArgumentNullException>(() => Conversation.Create().User((string)null!));
    }

    [Fact]
    public void RowsAfterTheFirst_AllocateNothing()
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal(0, Allocation.Least(() =>
        {
            output.ResetWrittenCount();
            for (int i = 0; i < 100; i++)
                Conversation.Create().System("s").User($"Is {i} \"odd\"?").Assistant("It \n may be."u8, trained: true).WriteTo(output);
        }));
    }

    private static string Text(UserStep<NamedTools> user)
    {
        Conversation row = user.Assistant("b").Build();
        using var json = System.Text.Json.JsonDocument.Parse(row.Utf8);
        return json.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()!;
    }
}
