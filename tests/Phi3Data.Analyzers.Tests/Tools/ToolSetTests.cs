using System;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class ToolSetTests
{
    private const string Shop = """
        namespace Shop.Tools;
        public enum Reason { Late, [Obsolete] Broken = 5, Alias = 5 }
        public partial class Clerk
        {
            /// <summary>
            /// Where an order is, as <see cref="System.String"/> or "nowhere"\.
            /// </summary>
            /// <param name="order">The order's <c>number</c>.</param>
            [ToolFunction(Name = "track")]
            public delegate string Track(int order, bool fast = false);

            /// <summary>Cancels &amp; refunds.</summary>
            [ToolFunction]
            public static string Cancel(
                Guid id, Reason reason, Reason? other, string? note, double[] parts, List<string?>? names = null,
                decimal factor = 1.5m, Reason last = Reason.Broken, string text = "a\"b\u00e9", System.Threading.CancellationToken token = default) => "";

            [ToolFunction]
            public string Ping(DateOnly day, DateTimeOffset at, IReadOnlyList<IReadOnlyList<int>> deep) => "";

            [ToolFunction]
            public delegate void Nothing();
        }

        """;

    private const string Use = """
        public static class Use
        {
            public static Phi3Data.Conversation Row() => Phi3Data.Conversation.Create<Clerk>().System("s").User("a")
                .Track(order: 1042)
                .Cancel(Guid.Empty, Reason.Broken, null, "\"q\"\n\\é😀", [1.5, -2e30], ["x", null])
                .ToolResult("r1").ToolResult("r2")
                .Ping(new DateOnly(2026, 1, 5), DateTimeOffset.UnixEpoch, [[1, 2], []]).Nothing().Track(7, true).ToolResult("r3").ToolResult("r4").ToolResult("r5")
                .Assistant("b").Build();
        }
        """;

    private static readonly Lazy<Assembly> Consumer = new(() => Generate.Build(Generate.Code(Shop + Use)));

    [Fact]
    public void Schema_SaysWhatTheMethodsSay()
    {
        using JsonDocument row = JsonDocument.Parse(Row().Utf8);
        string[] tools = [.. row.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetRawText())];
        Assert.Equal(
            [
                """{"type":"function","function":{"name":"track","description":"Where an order is, as String or \"nowhere\"\\.","parameters":{"type":"object","properties":{"order":{"type":"integer","description":"The order's number."},"fast":{"type":"boolean","default":false}},"required":["order"],"additionalProperties":false}}}""",
                """{"type":"function","function":{"name":"Cancel","description":"Cancels & refunds.","parameters":{"type":"object","properties":{"id":{"type":"string","format":"uuid"},"reason":{"type":"string","enum":["Late","Broken"]},"other":{"type":["string","null"],"enum":["Late","Broken",null]},"note":{"type":["string","null"]},"parts":{"type":"array","items":{"type":"number"}},"names":{"type":["array","null"],"items":{"type":["string","null"]},"default":null},"factor":{"type":"number","default":1.5},"last":{"type":"string","enum":["Late","Broken"],"default":"Broken"},"text":{"type":"string","default":"a\"bé"}},"required":["id","reason","other","note","parts"],"additionalProperties":false}}}""",
                """{"type":"function","function":{"name":"Ping","parameters":{"type":"object","properties":{"day":{"type":"string","format":"date"},"at":{"type":"string","format":"date-time"},"deep":{"type":"array","items":{"type":"array","items":{"type":"integer"}}}},"required":["day","at","deep"],"additionalProperties":false}}}""",
                """{"type":"function","function":{"name":"Nothing","parameters":{"type":"object","properties":{},"additionalProperties":false}}}""",
            ], tools);
    }

    [Fact]
    public void Calls_SayWhatTheArgumentsSay_AndPassTheCheck()
    {
        Conversation built = Row();
        Assert.Empty(built.Findings);
        using JsonDocument row = JsonDocument.Parse(built.Utf8);
        string[] calls = [.. row.RootElement.GetProperty("messages").EnumerateArray()
            .Where(message => message.TryGetProperty("tool_calls", out _))
            .SelectMany(message => message.GetProperty("tool_calls").EnumerateArray())
            .Select(call => call.GetProperty("function").GetProperty("arguments").GetString()!)];
        Assert.Equal(
            [
                """{"order":1042,"fast":false}""",
                """{"id":"00000000-0000-0000-0000-000000000000","reason":"Broken","other":null,"note":"\"q\"\n\\é😀","parts":[1.5,-2E+30],"names":["x",null],"factor":1.5,"last":"Broken","text":"a\"bé"}""",
                """{"day":"2026-01-05","at":"1970-01-01T00:00:00.0000000+00:00","deep":[[1,2],[]]}""",
                "{}",
                """{"order":7,"fast":true}""",
            ], calls);
    }

    [Theory]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Forget(1)", "CS1061 Forget")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Other(1)", "CS1929 Conversation.Create<Clerk>().User(\"a\")")]
    [InlineData("Conversation.Create().User(\"a\").Track(1)", "CS1929 Conversation.Create().User(\"a\")")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Track(\"1042\")", "CS1503 \"1042\"")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Track(fast: true)", "CS1501 Track")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Track(1).Assistant(\"b\")", "CS1061 Assistant")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").Assistant(\"b\").Track(1)", "CS1929 Conversation.Create<Clerk>().User(\"a\").Assistant(\"b\")")]
    [InlineData("Conversation.Create<Clerk>().User(\"a\").CallTool(\"track\", \"{}\")", "CS1929 Conversation.Create<Clerk>().User(\"a\")")]
    [InlineData("Conversation.Create<Clerk>().WithTool(\"f\")", "CS1929 Conversation.Create<Clerk>()")]
    [InlineData("Conversation.Create<string>()", "CS0315 Create<string>|CS0311 Create<string>")]
    public void UndeclaredToolOrWrongArgument_DoesNotCompile(string chain, string error) => Assert.Contains(
        Assert.Single(Generate.Errors(Generate.Code(Shop + $$"""
            public partial class Desk { [ToolFunction] public delegate string Other(int order); }
            static class Wrong { static object Row() => {{chain}}; }
            """))), error.Split('|'));

    [Fact]
    public void WhatCannotBeATool_GivesNoCode() => Assert.Single(Generate.Run(Generate.Code(
        "partial class A { [ToolFunction] delegate void F(object o); } class B { [ToolFunction] void F() { } }")).SyntaxTrees);

    [Fact]
    public void NestedAndInternalTypes_HaveCallsOfTheirOwn() => Assert.Empty(Generate.Errors(Generate.Code("""
        internal partial struct Outer
        {
            public partial record Inner { [ToolFunction] void Do(int @class) { } }
            public partial record class Second { [ToolFunction] void Do(int @class) { } }
        }
        static class Use
        {
            static object A() => Conversation.Create<Outer.Inner>().User("a").Do(@class: 1).ToolResult("r").Assistant("b").Build();
            static object B() => Conversation.Create<Outer.Second>().User("a").Do(1).ToolResult("r").Assistant("b").Build();
        }
        """)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void NumberThatJsonCannotSay_IsRefused(double value)
    {
        Assembly consumer = Generate.Build(Generate.Code("""
            public partial class Math { [ToolFunction] void Root(double of) { } }
            public static class Use { public static Conversation Row(double of) => Conversation.Create<Math>().User("a").Root(of).ToolResult("r").Assistant("b").Build(); }
            """));
        var error = Assert.Throws<TargetInvocationException>(() => consumer.GetType("Use")!.GetMethod("Row")!.Invoke(null, [value]));
        Assert.IsType<ArgumentException>(error.InnerException);
    }

    [Fact]
    public void UnrelatedEdits_CostNothing() => Generate.CostsNothingOnUnrelatedEdits(
        Generate.Code(Shop), code => code.Replace("refunds", "repays"), [ToolSetGenerator.ToolStep, ToolSetGenerator.SetStep]);

    [Fact]
    public void ToolsJson_IsTheArrayOfTheRow()
    {
        Conversation row = Row();
        Assert.Contains("\"tools\":" + Encoding.UTF8.GetString(ToolsJson(Consumer.Value.GetType("Shop.Tools.Clerk")!)), row.ToString());
    }

    private delegate ReadOnlySpan<byte> Json();

    private static ReadOnlySpan<byte> ToolsJson(Type type) => type.GetProperty("ToolsJson")!.GetMethod!.CreateDelegate<Json>()();

    private static Conversation Row() => (Conversation)Consumer.Value.GetType("Shop.Tools.Use")!.GetMethod("Row")!.Invoke(null, null)!;
}
