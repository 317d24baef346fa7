using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public partial class ConversationTemplateTests
{
    private const string Template = """
        namespace Shop.Rows;
        partial class Outer
        {
            [ConversationTemplate]
            public partial record Tracking(int Order, DateOnly Left, string Name)
            {
                [SystemMessage] const string Role = "Answer as a \"clerk\".\n\u0001é😀";
                [UserMessage] const string Question = "Is order {Order:D6} of {Name} on its way? {\"json\": {1}}";
                [AssistantMessage] internal const string Answer = "It left on {Left:yyyy-MM-dd}.";
            }
        }
        """;

    private const string Shop = """
        public partial class Shop
        {
            [ToolFunction(Name = "track")] public delegate string Track(int order);
            [ToolFunction(Name = "find")] public delegate string Find(string city);
        }

        """;

    [Fact]
    public void Row_SaysWhatTheTemplateSays()
    {
        Assembly consumer = Generate.Build(Generate.Code(Template));
        object row = Activator.CreateInstance(consumer.GetType("Shop.Rows.Outer+Tracking")!, 1042, new DateOnly(2026, 1, 5), "\"Ann\"\n")!;
        var built = (Conversation)row.GetType().GetMethod("Build")!.Invoke(row, [null])!;
        Assert.Equal(
            Conversation.Create().System("Answer as a \"clerk\".\n\u0001é😀")
                .User("Is order 001042 of \"Ann\"\n on its way? {\"json\": {1}}").Assistant("It left on 2026-01-05.").Build().ToString(),
            built.ToString());
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        row.GetType().GetMethod("WriteTo")!.Invoke(row, [output, null]);
        Assert.Equal(built.ToString(), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Content_IsChecked()
    {
        Assembly consumer = Generate.Build(Generate.Code("""
            [ConversationTemplate]
            public partial struct Row
            {
                public string Text;
                [UserMessage] const string Question = "a";
                [AssistantMessage] const string Answer = "{Text}";
            }
            """));
        object row = Activator.CreateInstance(consumer.GetType("Row")!)!;
        var error = Assert.Throws<TargetInvocationException>(() => row.GetType().GetMethod("Build")!.Invoke(row, [null]));
        Assert.Equal("PHI3001", Assert.IsType<ConversationException>(error.InnerException).Findings[0].Rule);
    }

    [Theory]
    [InlineData("class Row { [UserMessage] const string Q = \"a\"; [AssistantMessage] const string A = \"b\"; }")]
    [InlineData("partial class Row { [UserMessage] const string Q = \"{Missing}\"; [AssistantMessage] const string A = \"b\"; }")]
    [InlineData("partial class Row { [UserMessage] const string Q = \"a\"; }")]
    public void WrongTemplate_GivesNoCode(string type)
    {
        Assert.Single(Generate.Run(Generate.Code("[ConversationTemplate] " + type)).SyntaxTrees);
    }

    [Fact]
    public void UnrelatedEdits_CostNothing() => Generate.CostsNothingOnUnrelatedEdits(
        Generate.Code(Template), code => code.Replace("It left", "It went"), [ConversationTemplateGenerator.ModelStep]);

    [Fact]
    public void Tools_AreDeclaredAndCalled()
    {
        Assembly consumer = Generate.Build(Generate.Code(Shop + """
            [ConversationTemplate(typeof(Shop))]
            public partial record Tracking(int Order, string City)
            {
                [UserMessage] const string Question = "Is order {Order} on its way?";
                [ToolCall("track")] const string Call = "{\"order\":{Order}}";
                [ToolCall("find")] const string Other = "{\"city\":\"{City}\"}";
                [ToolMessage] const string Result = "left {City}";
                [ToolMessage] const string Found = "{Order} {\"a\": 1}";
                [AssistantMessage] const string Answer = "Yes.";
            }
            """));
        object row = Activator.CreateInstance(consumer.GetType("Tracking")!, 1042, "\"Os\\lo\"\n")!;
        var built = (Conversation)row.GetType().GetMethod("Build")!.Invoke(row, [null])!;
        Assert.Empty(built.Findings);
        using JsonDocument json = JsonDocument.Parse(built.Utf8);
        JsonElement messages = json.RootElement.GetProperty("messages");
        Assert.Equal(["user", "assistant", "tool", "tool", "assistant"], messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()));
        JsonElement[] calls = [.. messages[1].GetProperty("tool_calls").EnumerateArray()];
        Assert.Equal("{\"order\":1042}", calls[0].GetProperty("function").GetProperty("arguments").GetString());
        using JsonDocument arguments = JsonDocument.Parse(calls[1].GetProperty("function").GetProperty("arguments").GetString()!);
        Assert.Equal("\"Os\\lo\"\n", arguments.RootElement.GetProperty("city").GetString());
        Assert.Equal(["call_1", "call_2"], new[] { messages[2], messages[3] }.Select(message => message.GetProperty("tool_call_id").GetString()));
        Assert.Equal("1042 {\"a\": 1}", messages[3].GetProperty("content").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("tools").GetArrayLength());
    }

    [Fact]
    public void ReadmeExample_Compiles()
    {
        string readme = File.ReadAllText(Places.InRepository("README.md"));
        string example = ReadmeBlock().Match(readme).Groups[1].Value;
        Assert.Contains("[ConversationTemplate(", example);
        Assembly consumer = Generate.Build(Generate.Code(example + """
            public static class Use
            {
                public static Conversation Row() => Conversation.Create<Shop>().User("a").Track(order: 1042).ToolResult("b").Assistant("c").Build();
            }
            """));
        object row = Activator.CreateInstance(consumer.GetType("Tracking")!, 1042, new DateOnly(2026, 1, 5))!;
        Assert.Empty(((Conversation)row.GetType().GetMethod("Build")!.Invoke(row, [null])!).Findings);
        Assert.Empty(((Conversation)consumer.GetType("Use")!.GetMethod("Row")!.Invoke(null, null)!).Findings);
    }

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ReadmeBlock();
}
