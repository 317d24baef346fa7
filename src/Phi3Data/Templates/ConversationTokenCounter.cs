using System;
using System.Buffers;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// Counts what a conversation costs: renders it by a chat template and counts the tokens, without building the prompt and
/// without allocating once its memory has grown to the largest conversation.
/// </summary>
/// <remarks>
/// For one thread, as the <see cref="ITokenCounter"/> is that it counts with. Text without escapes is counted where it lies in the
/// line. The texts of system messages are remembered, about a megabyte of them, so that one that comes again costs no second
/// count.
/// </remarks>
public sealed class ConversationTokenCounter : ISegmentSink, IConversationCounter
{
    // A character that is in no longer piece of the Llama-2 vocabulary: with the word mark before it two tokens, which
    // merge with nothing behind them.
    private const byte Separator = 0x01;
    private const int SeparatorTokens = 2;

    private readonly ITokenCounter counter;
    private readonly TemplateOptions options;
    private readonly TemplateRenderer renderer;
    private readonly SegmentMemory memory = new();
    private readonly TextCountCache repeated = new();
    private readonly bool marksStartOnly;
    private byte[] separated = [];
    private MessageTokens[] messages = new MessageTokens[16];
    private int messageCount;
    private readonly int[] contents = new int[(int)Role.Developer + 1];
    private int total, trained, prompt, beforeTrained;

    /// <summary>Counts with a tokenizer and a template.</summary>
    /// <param name="counter">Counts the text between special tokens; to be exact it must be that of the template's model. Nobody else may use it.</param>
    /// <param name="template">The chat template.</param>
    /// <param name="options">Whose rules count; null for the defaults.</param>
    public ConversationTokenCounter(ITokenCounter counter, ChatTemplate template, TemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counter);
        ArgumentNullException.ThrowIfNull(template);
        this.counter = counter;
        this.options = options ?? TemplateOptions.Default;
        Template = template;
        renderer = new TemplateRenderer(template);
        marksStartOnly = this.options.Loader == TokenizerLoader.TransformersV5 && template.Tokenizer == "llama2";
    }

    /// <summary>The chat template.</summary>
    public ChatTemplate Template { get; }

    /// <summary>What each message of the conversation that was counted last costs; valid until the next call.</summary>
    public ReadOnlySpan<MessageTokens> Messages => messages.AsSpan(0, messageCount);

    /// <summary>Counts a finished conversation, as training reads it.</summary>
    public ConversationTokens Count(in ConversationView view)
    {
        messageCount = view.Messages.Count;
        if (messages.Length < messageCount) Array.Resize(ref messages, Math.Max(messageCount, messages.Length * 2));
        Array.Clear(messages, 0, messageCount);
        total = trained = prompt = 0;
        beforeTrained = -1;
        Array.Clear(contents);
        Walk(view, isPrompt: false, this);
        int content = contents.Sum();
        return new ConversationTokens
        {
            BeforeTrained = beforeTrained,
            Total = total,
            Trained = trained,
            Prompt = prompt,
            Template = total - content,
            System = contents[(int)Role.System] + contents[(int)Role.Developer],
            User = contents[(int)Role.User],
            Assistant = contents[(int)Role.Assistant],
            Tool = contents[(int)Role.Tool] + contents[(int)Role.Function],
            HasInvalidText = renderer.HasInvalidText,
        };
    }

    /// <summary>Writes the IDs of the tokens that <see cref="Count"/> counts.</summary>
    /// <param name="view">The conversation.</param>
    /// <param name="ids">Takes the IDs.</param>
    /// <param name="isPrompt">Whether the model is to answer: then what opens its answer stands at the end.</param>
    /// <returns>The number of IDs. Allocates a little with each call.</returns>
    public int Encode(in ConversationView view, IBufferWriter<int> ids, bool isPrompt = false)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var sink = new EncodingSink(this, ids);
        Walk(view, isPrompt, sink);
        return sink.Count;
    }

    /// <summary>Renders a conversation for people to look at, with what each message costs. Allocates all of it.</summary>
    /// <param name="view">The conversation.</param>
    /// <param name="isPrompt">Whether the model is to answer; the counts are those of a finished conversation all the same.</param>
    public RenderedConversation Render(in ConversationView view, bool isPrompt = false)
    {
        ConversationTokens tokens = Count(view);
        var pieces = new PieceList(renderer.Program.Tokens, options.Content == ContentTokens.Literal);
        renderer.Render(view, isPrompt, ref pieces);
        var rendered = new RenderedMessage[messageCount];
        for (int i = 0; i < rendered.Length; i++)
        {
            MessageTokens message = messages[i];
            rendered[i] = new RenderedMessage(view.Messages[i].Role, message.Total > 0, message);
        }
        return new RenderedConversation(pieces.Pieces, rendered, tokens);
    }

    bool IConversationCounter.IsCertainlyWithin(int bytes, int tokens) =>
        counter is IByteBoundCounter && renderer.Program.MostExtraTokens <= tokens - (long)bytes;

    int IConversationCounter.FindMessage(int token)
    {
        int found = 0;
        for (int i = 0; i < messageCount; i++)
            if (messages[i].Total > 0 && messages[i].Before <= token) found = i;
        return found;
    }

    void ISegmentSink.Token(SpecialToken token, in PieceOwner owner) => Add(1, owner);

    void ISegmentSink.Segment(ReadOnlySpan<byte> text, ReadOnlySpan<SegmentRun> runs, bool isStart)
    {
        int total = CountSegment(text, HasSystem(runs), isStart);
        // Of a text of several owners each has what it adds to the text before it.
        int given = 0;
        for (int i = 0; i < runs.Length - 1; i++)
        {
            int tokens = CountSegment(text[..runs[i].End], isRepeated: false, isStart);
            tokens = Math.Clamp(tokens, given, total);
            Add(tokens - given, runs[i].Owner);
            given = tokens;
        }
        Add(total - given, runs[^1].Owner);
    }

    private void Walk(in ConversationView view, bool isPrompt, ISegmentSink sink)
    {
        var segmenter = new Segmenter(memory, sink, renderer.Program.Tokens, options.Content == ContentTokens.Literal);
        renderer.Render(view, isPrompt, ref segmenter);
        segmenter.Finish();
    }

    private static bool HasSystem(ReadOnlySpan<SegmentRun> runs)
    {
        foreach (ref readonly SegmentRun run in runs)
            if (run.Owner.Role == Role.System) return true;
        return false;
    }

    private int CountSegment(ReadOnlySpan<byte> text, bool isRepeated, bool isStart)
    {
        bool isMarked = isStart || !marksStartOnly;
        if (!isMarked) text = Separate(text);
        int tokens = isRepeated ? repeated.Count(text, counter) : counter.Count(text);
        return isMarked ? tokens : tokens - SeparatorTokens;
    }

    /// <summary>The text behind a separator, which takes the word mark in its place.</summary>
    private ReadOnlySpan<byte> Separate(ReadOnlySpan<byte> text)
    {
        if (separated.Length < text.Length + 1) separated = new byte[Math.Max(text.Length + 1, separated.Length * 2)];
        separated[0] = Separator;
        text.CopyTo(separated.AsSpan(1));
        return separated.AsSpan(0, text.Length + 1);
    }

    private void Add(int tokens, in PieceOwner owner)
    {
        if (tokens == 0) return;
        int content = owner.IsContent ? tokens : 0, trained = owner.IsTrained ? tokens : 0;
        if (owner.Message >= 0)
        {
            ref MessageTokens message = ref messages[owner.Message];
            message = new MessageTokens
            {
                Before = message.Total == 0 ? total : message.Before,
                Content = message.Content + content,
                Template = message.Template + tokens - content,
                Trained = message.Trained + trained,
            };
        }
        if (owner.IsTrained && beforeTrained < 0) beforeTrained = total;
        total += tokens;
        this.trained += trained;
        if (!owner.IsTrained) prompt += content;
        contents[(int)owner.Role] += content;
    }

    private sealed class EncodingSink(ConversationTokenCounter owner, IBufferWriter<int> ids) : ISegmentSink
    {
        public int Count { get; private set; }

        public void Token(SpecialToken token, in PieceOwner piece)
        {
            ids.GetSpan(1)[0] = token.Id;
            ids.Advance(1);
            Count++;
        }

        public void Segment(ReadOnlySpan<byte> text, ReadOnlySpan<SegmentRun> runs, bool isStart)
        {
            if (isStart || !owner.marksStartOnly)
            {
                Count += owner.counter.Encode(text, ids);
                return;
            }
            var withSeparator = new ArrayBufferWriter<int>();
            owner.counter.Encode(owner.Separate(text), withSeparator);
            ids.Write(withSeparator.WrittenSpan[SeparatorTokens..]);
            Count += withSeparator.WrittenCount - SeparatorTokens;
        }
    }
}
