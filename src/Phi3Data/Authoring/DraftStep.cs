using System;
using System.Buffers;
using System.Collections.Generic;

namespace Phi3Data.Authoring;

/// <summary>A draft and the state in which a step left it. Every step of the builder is one of these under its own type.</summary>
readonly struct DraftStep
{
    private readonly ConversationDraft? draft;
    private readonly long step;

    public DraftStep(ConversationDraft draft, long step)
    {
        this.draft = draft;
        this.step = step;
    }

    /// <summary>Begins the text of a message; the caller writes it into the buffer.</summary>
    public Utf8Buffer BeginText()
    {
        ConversationDraft open = Open();
        open.BeginText();
        return open.Line;
    }

    /// <summary>Makes a message of the text that was begun.</summary>
    public DraftStep EndText(Role role, bool? trained = null) => Open().EndText(role, trained);

    public DraftStep Add(Role role, string content, bool? trained = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        JsonText.Append(BeginText(), content);
        return EndText(role, trained);
    }

    public DraftStep Add(Role role, ReadOnlySpan<byte> content, bool? trained = null)
    {
        JsonText.Append(BeginText(), content);
        return EndText(role, trained);
    }

    public DraftStep AddCall(string name, string arguments, string? id) => Open().AddCall(name, arguments, id);

    public DraftStep AddTool(string name, string? description, string? parameters) =>
        Open().AddTool(name, description, parameters);

    public DraftStep AddAll(IEnumerable<ChatMessage> messages, IEnumerable<ChatTool>? tools) => Open().AddAll(messages, tools);

    public Conversation Build()
    {
        ConversationDraft finished = Finish();
        var conversation = new Conversation(finished.Line.Span.ToArray(), finished.Describe());
        finished.Release();
        return conversation;
    }

    public bool TryBuild(out Conversation? conversation, out IReadOnlyList<Diagnostic> findings)
    {
        ConversationDraft open = Open();
        bool isValid = open.Finish();
        Diagnostic[] described = open.Describe();
        findings = described;
        conversation = isValid ? new Conversation(open.Line.Span.ToArray(), described) : null;
        open.Release();
        return isValid;
    }

    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ConversationDraft finished = Finish();
        output.Write(finished.Line.Span);
        finished.Release();
    }

    public void AppendTo(JsonlWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ConversationDraft finished = Finish();
        output.WriteLine(finished.Line.Span);
        finished.Release();
    }

    private ConversationDraft Finish()
    {
        ConversationDraft open = Open();
        if (open.Finish()) return open;
        ConversationException refusal = open.Refuse();
        open.Release();
        throw refusal;
    }

    private ConversationDraft Open()
    {
        if (draft is null)
            throw new InvalidOperationException("A conversation starts with Conversation.Create().");
        draft.Demand(step);
        return draft;
    }
}
