using System;
using System.Buffers;
using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data.Authoring;

/// <summary>
/// The row that is being written, as bytes. A thread keeps one for its next conversation, so that rows after the first
/// allocate nothing.
/// </summary>
sealed partial class ConversationDraft
{
    // Room for what stands before the content of any role: the content is written first, straight into its place, and
    // moved once when its role is known.
    private const int Gap = 32;

    [ThreadStatic]
    private static ConversationDraft? spare;

    private readonly RuleOptions options;
    private readonly RecordRules rules;
    private readonly FindingBuffer findings;
    private readonly Utf8Buffer tail = new();
    private readonly Utf8Buffer wrapped = new();
    private readonly Utf8Buffer line = new();
    private long step;
    private int committed;

    private ConversationDraft(RuleOptions options)
    {
        this.options = options;
        rules = new RecordRules(options);
        findings = new FindingBuffer(options);
    }

    /// <summary>The text of the message that is being written goes here.</summary>
    public Utf8Buffer Line => line;

    /// <summary>What the row is for, as its steps say.</summary>
    public TrainingMethod Method { get; private set; }

    /// <summary>The row after <see cref="Finish"/>.</summary>
    public ReadOnlySpan<byte> Row => Method == TrainingMethod.Preference ? wrapped.Span : line.Span;

    /// <summary>Starts a row.</summary>
    public static DraftStep Start(RuleOptions options)
    {
        ConversationDraft? draft = spare;
        spare = null;
        if (draft is null || !ReferenceEquals(draft.options, options)) draft = new ConversationDraft(options);
        draft.line.Length = 0;
        draft.line.Write("{\"messages\":["u8);
        draft.committed = draft.line.Length;
        draft.Method = TrainingMethod.Supervised;
        draft.tail.Length = 0;
        draft.ClearTools();
        return new DraftStep(draft, ++draft.step);
    }

    /// <summary>Makes sure that the row stands where the caller's step left it.</summary>
    /// <exception cref="InvalidOperationException">It was continued or finished from there before.</exception>
    public void Demand(long expected)
    {
        if (step != expected)
            throw new InvalidOperationException(
                "This conversation was continued or finished from here before. Start each one with Conversation.Create().");
    }

    /// <summary>Makes room before the text of the next message.</summary>
    public void BeginText()
    {
        // What a text left that was begun and not ended, because a hole of it threw, is written over.
        line.Length = committed;
        if (areCallsOpen)
        {
            line.Write("]}"u8);
            committed = line.Length;
            areCallsOpen = false;
        }
        line.Length = committed + Gap;
    }

    /// <summary>Puts the text that was written since <see cref="BeginText"/> into a message.</summary>
    public DraftStep EndText(Role role, bool? trained)
    {
        ReadOnlySpan<byte> head = role switch
        {
            Role.System => ",{\"role\":\"system\",\"content\":\""u8,
            Role.User => ",{\"role\":\"user\",\"content\":\""u8,
            Role.Assistant => ",{\"role\":\"assistant\",\"content\":\""u8,
            _ => ",{\"role\":\"tool\",\"content\":\""u8,
        };
        if (IsFirst) head = head[1..];
        Span<byte> text = line.Span[(committed + Gap)..];
        head.CopyTo(line.Span[committed..]);
        text.CopyTo(line.Span[(committed + head.Length)..]);
        line.Length -= Gap - head.Length;
        line.Write("\""u8);
        if (role == Role.Tool)
        {
            line.Write(",\"tool_call_id\":\""u8);
            JsonEscaper.Append(line, callIds[answered++]);
            line.Write("\""u8);
        }
        if (trained is bool isTrained) line.Write(isTrained ? ",\"weight\":1"u8 : ",\"weight\":0"u8);
        line.Write("}"u8);
        return Commit();
    }

    /// <summary>Makes an output of a preference row of the text that was begun.</summary>
    public DraftStep EndOutput(bool isPreferred)
    {
        Method = TrainingMethod.Preference;
        tail.Write(isPreferred ? ",\"preferred_output\":"u8 : ",\"non_preferred_output\":"u8);
        tail.Write("[{\"role\":\"assistant\",\"content\":\""u8);
        tail.Write(line.Span[(committed + Gap)..]);
        tail.Write("\"}]"u8);
        line.Length = committed;
        return Commit();
    }

    /// <summary>Adds a field for the grader of a reinforcement row.</summary>
    public DraftStep AddReference(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        int before = tail.Length;
        try
        {
            tail.Write(",\""u8);
            JsonEscaper.Append(tail, key);
            tail.Write("\":\""u8);
            JsonEscaper.Append(tail, value);
            tail.Write("\""u8);
        }
        catch (ArgumentException)
        {
            tail.Length = before;
            throw;
        }
        Method = TrainingMethod.Reinforcement;
        line.Length = committed;
        return Commit();
    }

    /// <summary>Ends the row and checks it.</summary>
    /// <returns>Whether it has no finding of error severity.</returns>
    public bool Finish()
    {
        step++;
        line.Length = committed;
        line.Write("]"u8);
        if (tools.Length > 0)
        {
            line.Write(",\"tools\":["u8);
            line.Write(tools.Span);
            line.Write("]"u8);
        }
        if (Method == TrainingMethod.Preference)
        {
            line.Write("}"u8);
            wrapped.Length = 0;
            wrapped.Write("{\"input\":"u8);
            wrapped.Write(line.Span);
            wrapped.Write(tail.Span);
            wrapped.Write("}"u8);
        }
        else
        {
            line.Write(tail.Span);
            line.Write("}"u8);
        }
        ConversationDraft judge = Judge();
        judge.findings.Clear();
        judge.rules.Check(Row, 1, RecordFormat.Messages, judge.findings, out _);
        if (Row.Length > judge.options.MaxLineBytes) LineMustNotBeTooLong.Report(1, judge.options.MaxLineBytes, judge.findings);
        return judge.findings.Worst != Severity.Error;
    }

    /// <summary>The findings of the finished row in words.</summary>
    public Diagnostic[] Describe()
    {
        FindingBuffer found = Judge().findings;
        if (found.Count == 0) return [];
        var described = new Diagnostic[found.Count];
        var source = new FindingSource("", Row, 0);
        for (int i = 0; i < described.Length; i++) described[i] = Diagnostic.Create(found.Span[i], source);
        return described;
    }

    /// <summary>What is thrown for the finished row when it must not be written.</summary>
    public ConversationException Refuse() => new(Judge().options.Profile, Describe());

    /// <summary>
    /// The draft whose rules the row is checked with: this one, unless its steps made a row of another kind of training than the
    /// rules are for; then one under the profile of that kind.
    /// </summary>
    private ConversationDraft Judge()
    {
        if (options.Method == Method || Method == TrainingMethod.Supervised) return this;
        return Method == TrainingMethod.Preference
            ? preferenceJudge ??= new ConversationDraft(ProfileCatalog.Find("azure-openai-dpo")!.CreateOptions())
            : reinforcementJudge ??= new ConversationDraft(ProfileCatalog.Find("azure-openai-rft")!.CreateOptions());
    }

    private ConversationDraft? preferenceJudge, reinforcementJudge;

    /// <summary>Keeps the draft for this thread's next conversation.</summary>
    public void Release() => spare = this;

    private bool IsFirst => line.Span[committed - 1] == '[';

    /// <summary>Keeps all that was written to the line.</summary>
    public DraftStep Commit()
    {
        committed = line.Length;
        return new DraftStep(this, ++step);
    }
}
