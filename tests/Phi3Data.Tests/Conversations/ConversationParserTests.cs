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

    [Fact]
    public void PreferenceRecord_HasItsPartsInAnyOrder()
    {
        const string Line = $$"""
            {"non_preferred_output":[{{Pairs.Worse}}],"y":1,"input":{"x":1,"messages":[{{Check.System}},{{Check.User}}],"tools":[]},"preferred_output":[{{Check.Assistant}},5]}
            """;
        RecordSlots slots = Parse(Line, Pairs.Options);
        string Text(JsonSlot slot) => Line.Substring(slot.Start, slot.Length);
        Assert.Equal(
            [RecordPart.NonPreferred, RecordPart.Input, RecordPart.Input, RecordPart.Preferred, RecordPart.Preferred],
            slots.StoredSpan.ToArray().Select(message => message.Part));
        Assert.Equal([Role.System, Role.User], slots.ConversationSpan.ToArray().Select(message => message.Role));
        Assert.Equal([Role.Assistant, Role.Unknown], slots.GetPart(RecordPart.Preferred).ToArray().Select(message => message.Role));
        Assert.Equal(Pairs.Worse, Text(Assert.Single(slots.GetPart(RecordPart.NonPreferred).ToArray()).Value));
        Assert.Equal(0, slots.GetPart(RecordPart.Conversation).Length);
        Assert.Equal(($"[{Pairs.Worse}]", $"[{Check.Assistant},5]", "[]"),
            (Text(slots.NonPreferred), Text(slots.Preferred), Text(slots.Tools)));
        Assert.Equal([UnknownKey.OfRecord, UnknownKey.OfInput], slots.UnknownKeys.ToArray().Select(key => key.Message));
    }

    [Fact]
    public void PartsAboveTheLimitOfMessages_AreCountedButNotStored()
    {
        RecordSlots slots = Parse(
            Pairs.Record(preferred: $"[{Check.Assistant},{Check.Assistant}]"), Pairs.Options with { MaxMessages = 2 });
        Assert.Equal((1, 1, 0), (slots.GetPart(RecordPart.Input).Length, slots.GetPart(RecordPart.Preferred).Length,
            slots.GetPart(RecordPart.NonPreferred).Length));
        Assert.Equal((2, 1), (slots.CountPart(RecordPart.Preferred), slots.CountPart(RecordPart.NonPreferred)));
    }

    [Fact]
    public void PartsOfOneRecord_AreGoneWithTheNext()
    {
        var context = new Parsing(Pairs.Options);
        context.Parse(Pairs.Record(), RecordFormat.Messages);
        RecordSlots slots = context.Parse("{}", RecordFormat.ShareGpt);
        Assert.Equal((0, 0, JsonKind.Missing, JsonKind.Missing, RecordFormat.Messages),
            (slots.ConversationSpan.Length, slots.CountPart(RecordPart.Preferred), slots.Input.Kind, slots.NonPreferred.Kind,
                slots.Format));
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
