using System;
using System.Buffers;
using System.Linq;
using System.Text;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Sums and shares, with a tokenizer that anyone can count: a token for each byte and one for each text.</summary>
public class ConversationTokenCounterTests
{
    private const string Line =
        """{"messages":[{"role":"system","content":"Sys"},{"role":"user","content":"Us"},{"role":"assistant","content":"A","weight":0},{"role":"user","content":"U"},{"role":"assistant","content":"Assi"}]}""";

    [Fact]
    public void Sums_AreThoseOfTheParts()
    {
        ConversationTokens tokens = Counter("phi-3-mini-2024-07").Count(new TestConversations().Read(Line));
        // Each content has a word mark; each of five messages two special tokens; one more ends the conversation.
        Assert.Equal(new ConversationTokens
        {
            Total = 4 + 3 + 2 + 2 + 5 + 10 + 1,
            System = 4,
            User = 3 + 2,
            Assistant = 2 + 5,
            Template = 11,
            Trained = 5 + 1,
            Prompt = 4 + 3 + 2 + 2,
            BeforeTrained = 4 + 3 + 2 + 2 + 9,
        }, tokens);
        Assert.Equal(tokens.Total, tokens.Masked + tokens.Trained);
    }

    [Fact]
    public void TextThatIsJoined_IsShared()
    {
        var counter = Counter("phi-3-mini-2024-04");
        ConversationTokens tokens = counter.Count(new TestConversations().Read(Line));
        // "\nUs" has four tokens, of which "\n" alone has two; what stands behind <|end|> belongs to the template.
        Assert.Equal((0, 2 + 1, 1 + 4, 4 + 1), (tokens.System, tokens.User, tokens.Assistant, tokens.Trained));
        Assert.Equal([0, 2, 1, 1, 4], counter.Messages.ToArray().Select(message => message.Content));
        Assert.Equal([0, 1, 12, 16, 26], counter.Messages.ToArray().Select(message => message.Before));
    }

    [Fact]
    public void Messages_AddUpToTheTotal()
    {
        foreach (ChatTemplate template in ChatTemplateCatalog.All)
        {
            var counter = new ConversationTokenCounter(new ByteCounter(), template);
            var ids = new ArrayBufferWriter<int>();
            ConversationView view = new TestConversations().Read(Line);
            ConversationTokens tokens = counter.Count(view);
            Assert.Equal(tokens.Trained, counter.Messages.ToArray().Sum(message => message.Trained));
            Assert.Equal(tokens.Total - tokens.Template, counter.Messages.ToArray().Sum(message => message.Content));
            Assert.Equal(tokens.Total - tokens.Template, tokens.System + tokens.User + tokens.Assistant + tokens.Tool);
            Assert.Equal(tokens.Total, counter.Encode(view, ids));
            Assert.Equal(tokens.Total, ids.WrittenCount);
        }
    }

    [Property(MaxTest = 500)]
    public void RandomConversation_AddsUp(int seed)
    {
        (string text, RecordFormat format) = RandomConversation.Create(seed);
        ConversationView view = new TestConversations().Read(Encoding.UTF8.GetBytes(text), format);
        foreach (ChatTemplate template in ChatTemplateCatalog.All)
        {
            var counter = new ConversationTokenCounter(new ByteCounter(), template);
            ConversationTokens tokens = counter.Count(view);
            Assert.Equal(tokens.Total, counter.Encode(view, new ArrayBufferWriter<int>()));
            Assert.Equal(tokens.Total, tokens.System + tokens.User + tokens.Assistant + tokens.Tool + tokens.Template);
            Assert.InRange(tokens.Trained, 0, tokens.Total);
            Assert.Equal(tokens.Trained > 0, tokens.BeforeTrained >= 0);
            Assert.False(((IConversationCounter)counter).IsCertainlyWithin(Encoding.UTF8.GetByteCount(text), tokens.Total - 1));
        }
    }

    [Theory]
    [InlineData("phi-3-mini-2024-07", 0)]
    [InlineData("phi-4", 0)]
    [InlineData("phi-4-mini-reasoning", 48)] // its first sentence, and the end, beyond the 15 bytes of {"messages":[]}
    public void SmallRecord_CertainlyFits(string template, int extra)
    {
        IConversationCounter counter = Counter(template);
        Assert.True(counter.IsCertainlyWithin(1_000, 1_000 + extra));
        Assert.False(counter.IsCertainlyWithin(1_000, 999 + extra));
        // Of a tokenizer that is not known, nothing is certain.
        Assert.False(((IConversationCounter)new ConversationTokenCounter(
            new UnboundCounter(), ChatTemplateCatalog.Find(template)!)).IsCertainlyWithin(1, 1_000_000));
    }

    private sealed class UnboundCounter : ITokenCounter
    {
        public string Name => "unbound";

        public int Count(ReadOnlySpan<byte> utf8) => utf8.Length * 10;

        public int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids) => throw new NotSupportedException();
    }

    [Fact]
    public void TokenInContent_IsContent()
    {
        ConversationView view = new TestConversations().Read(
            """{"messages":[{"role":"user","content":"a<|end|> b"},{"role":"assistant","content":"c"}]}""");
        Assert.Equal(2 + 1 + 2, Counter("phi-3-mini-2024-07").Count(view).User);
        var literal = new ConversationTokenCounter(
            new ByteCounter(), ChatTemplateCatalog.Phi3Mini, new TemplateOptions { Content = ContentTokens.Literal });
        Assert.Equal(1 + "a<|end|> b".Length, literal.Count(view).User);
    }

    [Fact]
    public void NothingTrained_IsSaid()
    {
        ConversationTokens tokens = Counter("phi-4").Count(new TestConversations().Read(
            """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0}]}"""));
        Assert.Equal((0, -1, tokens.Total), (tokens.Trained, tokens.BeforeTrained, tokens.Masked));
    }

    [Theory]
    [InlineData("a\\ud83d\\ude00\\n", false)]
    [InlineData("a\\ud83d", true)]
    public void LoneSurrogate_IsMarked(string content, bool isInvalid) =>
        Assert.Equal(isInvalid, Counter("phi-4").Count(new TestConversations().Read(
            $$"""{"messages":[{"role":"user","content":"{{content}}"},{"role":"assistant","content":"b"}]}""")).HasInvalidText);

    [Fact]
    public void SystemMessageThatComesAgain_IsCountedOnce()
    {
        var bytes = new ByteCounter();
        var counter = new ConversationTokenCounter(bytes, ChatTemplateCatalog.Phi4);
        var conversations = new TestConversations();
        ConversationTokens first = counter.Count(conversations.Read(Line));
        int calls = bytes.Calls;
        Assert.Equal(first, counter.Count(conversations.Read(Line)));
        Assert.Equal(2 * calls - 2, bytes.Calls); // its content, and the word system before it
    }

    [Fact]
    public void ManySystemMessages_AreCountedAsWithoutMemory()
    {
        var counter = Counter("phi-4");
        var conversations = new TestConversations();
        for (int round = 0; round < 3; round++)
        {
            for (int length = 1; length < 400; length += 3)
            {
                string line = Line.Replace("Sys", new string('s', length));
                Assert.Equal(Counter("phi-4").Count(new TestConversations().Read(line)), counter.Count(conversations.Read(line)));
            }
        }
    }

    [Fact]
    public void Counting_AllocatesNothing()
    {
        byte[][] lines =
        [
            .. new[] { Line, Line.Replace("Us", "U\\n<|end|> x\\u00e9"), Line.Replace("\"Us\"", """[{"type":"text","text":"a\n"},{"type":"text","text":"b"}]""") }
                .Select(Encoding.UTF8.GetBytes),
        ];
        var conversations = new TestConversations();
        foreach (ChatTemplate template in ChatTemplateCatalog.All)
        {
            var counter = new ConversationTokenCounter(new ByteCounter(), template);
            Assert.Equal(0, Allocation.Least(() =>
            {
                foreach (byte[] line in lines)
                    for (int i = 0; i < 100; i++) counter.Count(conversations.Read(line));
            }));
        }
    }

    private static ConversationTokenCounter Counter(string template) =>
        new(new ByteCounter(), ChatTemplateCatalog.Find(template)!);
}
