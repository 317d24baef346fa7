using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class ConversationParserTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(15, 100)]
    [InlineData(16, 100)]
    [InlineData(17, 100)]
    [InlineData(32, 33)]
    [InlineData(100, 100)]
    public void MessagesAboveTheLimit_AreCountedButNotStored(int limit, int messages)
    {
        RecordSlots slots = Parse(
            Check.Record(string.Join(',', Enumerable.Repeat(Check.User, messages))),
            options: new RuleOptions { MaxMessages = limit });
        Assert.Equal((messages, System.Math.Min(limit, messages)), (slots.MessageCount, slots.StoredMessages));
        Assert.All(slots.StoredSpan.ToArray(), slot => Assert.Equal(Role.User, slot.Role));
    }

    [Fact]
    public void Slots_LieWhereTheValuesLie()
    {
        const string Line = """ {"tools":[],"messages":[{"role":"user","content":"é","weight":1,"name":"n"}]} """;
        RecordSlots slots = Parse(Line);
        byte[] line = Encoding.UTF8.GetBytes(Line);
        MessageSlot message = slots.StoredSpan[0];
        string Text(JsonSlot slot) => Encoding.UTF8.GetString(line, slot.Start, slot.Length);
        Assert.Equal(Line.Trim(), Text(slots.Root));
        Assert.Equal("[]", Text(slots.Tools));
        Assert.Equal("""[{"role":"user","content":"é","weight":1,"name":"n"}]""", Text(slots.Messages));
        Assert.Equal("""{"role":"user","content":"é","weight":1,"name":"n"}""", Text(message.Value));
        Assert.Equal(("\"user\"", "\"é\"", "1", "\"n\""),
            (Text(message.RoleValue), Text(message.Content), Text(message.Weight), Text(message.Name)));
    }

    [Fact]
    public void NextRecord_StartsEmpty()
    {
        var context = new Parsing();
        context.Parse($$"""{"x":1,"tools":[],"messages":[{{Check.User}},{{Check.User}}]}""", RecordFormat.Messages);
        RecordSlots slots = context.Parse("""{"messages":[{}]}""", RecordFormat.ShareGpt);
        Assert.Equal((RecordFormat.ShareGpt, JsonKind.Missing, JsonKind.Missing, 0, 1),
            (slots.Format, slots.Messages.Kind, slots.Tools.Kind, slots.MessageCount, slots.UnknownKeyCount));
    }

    [Fact]
    public void UnknownKeys_KnowTheirMessage()
    {
        RecordSlots slots = Parse("""{"a":1,"messages":[{"b":1},5,{"c":1,"d":{"e":1}}],"f":1}""");
        Assert.Equal([-1, 0, 2, 2, -1], slots.UnknownKeys.ToArray().Select(key => key.Message));
    }

    [Fact]
    public void ManyUnknownKeys_AreGivenBackAfterTheRecord()
    {
        var context = new Parsing();
        string keys = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":0"));
        Assert.Equal(100_000, context.Parse($"{{{keys}}}", RecordFormat.Messages).UnknownKeyCount);
        Assert.Equal(0, context.Parse("{}", RecordFormat.Messages).UnknownKeyCount);
        Assert.Equal(9, context.Parse("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}""",
            RecordFormat.Messages).UnknownKeyCount);
    }

    private static RecordSlots Parse(string line, RuleOptions? options = null) =>
        new Parsing(options).Parse(line, RecordFormat.Messages);

    private sealed class Parsing(RuleOptions? options = null)
    {
        private readonly RuleOptions options = options ?? RuleOptions.Default;
        private readonly ConversationParser parser = new(options ?? RuleOptions.Default);

        public RecordSlots Parse(string line, RecordFormat format)
        {
            var context = new RuleContext(
                Encoding.UTF8.GetBytes(line), 1, options, new FindingBuffer(options), new RuleScratch());
            Assert.True(parser.TryParse(format, ref context));
            return parser.Slots;
        }
    }
}
