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
        JsonEscaper.Append(BeginText(), content);
        return EndText(role, trained);
    }

    public DraftStep Add(Role role, ReadOnlySpan<byte> content, bool? trained = null)
    {
        JsonEscaper.Append(BeginText(), content);
        return EndText(role, trained);
    }

    public DraftStep AddOutput(bool isPreferred, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        JsonEscaper.Append(BeginText(), content);
        return EndOutput(isPreferred);
    }

    public DraftStep AddOutput(bool isPreferred, ReadOnlySpan<byte> content)
    {
        JsonEscaper.Append(BeginText(), content);
        return EndOutput(isPreferred);
    }

    public DraftStep EndOutput(bool isPreferred) => Open().EndOutput(isPreferred);

    public DraftStep AddReference(string key, string value) => Open().AddReference(key, value);

    public DraftStep AddCall(string name, string arguments, string? id) => Open().AddCall(name, arguments, id);

    public DraftStep AddTool(string name, string? description, string? parameters) =>
        Open().AddTool(name, description, parameters);

    public DraftStep AddTools(ReadOnlySpan<byte> tools) => Open().AddTools(tools);

    /// <summary>Begins the arguments of a call; the caller writes them as JSON.</summary>
    public Utf8Buffer BeginArguments() => Open().BeginArguments();

    /// <summary>Makes a call of the arguments that were begun.</summary>
    public DraftStep EndCall(ReadOnlySpan<byte> name) => Open().EndCall(name);

    /// <summary>The row's bytes so far, to be written on by the one who holds this step.</summary>
    public Utf8Buffer Buffer => Open().Line;

    /// <summary>Keeps all that was written to <see cref="Buffer"/>.</summary>
    public DraftStep CommitAll() => Open().Commit();

    public DraftStep AddAll(IEnumerable<ChatMessage> messages, IEnumerable<ChatTool>? tools) => Open().AddAll(messages, tools);

    public Conversation Build()
    {
        ConversationDraft finished = Finish();
        var conversation = new Conversation(finished.Row.ToArray(), finished.Method, finished.Describe());
        finished.Release();
        return conversation;
    }

    public bool TryBuild(out Conversation? conversation, out IReadOnlyList<Diagnostic> findings)
    {
        ConversationDraft open = Open();
        bool isValid = open.Finish();
        Diagnostic[] described = open.Describe();
        findings = described;
        conversation = isValid ? new Conversation(open.Row.ToArray(), open.Method, described) : null;
        open.Release();
        return isValid;
    }

    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ConversationDraft finished = Finish();
        output.Write(finished.Row);
        finished.Release();
    }

    public void AppendTo(JsonlWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ConversationDraft finished = Finish();
        output.WriteLine(finished.Row);
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
