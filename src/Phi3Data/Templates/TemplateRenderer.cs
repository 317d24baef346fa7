using System;
using System.Text.Unicode;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// Turns a conversation into the pieces that its chat template writes, without building the prompt: texts without escapes are
/// handed on where they lie in the line, others are decoded into memory that is used again. Serves one thread.
/// </summary>
sealed class TemplateRenderer
{
    private readonly TemplateProgram program;
    private readonly JsonScratch scratch = new();
    private byte[] decoded = new byte[4096];

    /// <summary>Makes a renderer.</summary>
    public TemplateRenderer(ChatTemplate template) => program = TemplateProgram.Of(template);

    /// <summary>The template taken apart.</summary>
    public TemplateProgram Program => program;

    /// <summary>
    /// Whether a text of the conversation that was rendered last held half of a surrogate pair, which is no Unicode text: it is
    /// rendered as U+FFFD.
    /// </summary>
    public bool HasInvalidText { get; private set; }

    /// <summary>Hands the pieces of a conversation to a sink.</summary>
    /// <param name="view">The conversation.</param>
    /// <param name="isPrompt">Whether the model is to answer; otherwise the conversation is finished.</param>
    /// <param name="sink">Takes the pieces. Content that is null or missing is empty; of parts, the texts are joined by LF.</param>
    public void Render<TSink>(in ConversationView view, bool isPrompt, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        HasInvalidText = false;
        MessageList messages = view.Messages;
        Write(program.Prologue, PieceOwner.Template, ref sink);
        if (program.SystemInPrologue is TemplatePiece[] inPrologue)
        {
            for (int i = 0; i < messages.Count; i++)
                if (messages[i].Role == Role.System) WriteMessage(view, i, inPrologue, ref sink);
        }
        Write(program.PrologueEnd, PieceOwner.Template, ref sink);
        for (int i = 0; i < messages.Count; i++)
            if (program.Message(messages[i].Role) is TemplatePiece[] pieces) WriteMessage(view, i, pieces, ref sink);
        Write(isPrompt ? program.GenerationPrompt : program.End, PieceOwner.Template, ref sink);
    }

    private void WriteMessage<TSink>(in ConversationView view, int index, TemplatePiece[] pieces, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        MessageView message = view.Messages[index];
        ReadOnlySpan<byte> text = GetText(message);
        if (program.Template.DropsEmptySystem && message.Role == Role.System && text.IsEmpty) return;
        foreach (ref readonly TemplatePiece piece in pieces.AsSpan())
        {
            bool isTrained = message.IsTrained && (piece.IsContent || piece.EndsMessage);
            var owner = new PieceOwner(index, message.Role, piece.IsContent, isTrained);
            if (piece.Token >= 0) sink.Token(piece.Token, owner);
            else if (!piece.IsContent) sink.Text(piece.Text, owner);
            else
            {
                if (!text.IsEmpty) sink.Text(text, owner);
                if (message.Role == Role.System && program.Template.ReadsSystemTools) WriteTools(view, index, owner, ref sink);
            }
        }
    }

    /// <summary>Writes the string under a system message's key <c>tools</c>; other values the templates cannot write.</summary>
    private void WriteTools<TSink>(in ConversationView view, int index, in PieceOwner owner, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        if (view.Slots.UnknownKeyCount == 0) return;
        ReadOnlySpan<byte> message = view.Slots.StoredSpan[index].Value.Raw(view.Line);
        JsonSlot tools = FindTools(message);
        if (tools.Kind != JsonKind.String) return;
        Write(program.ToolsStart, owner with { IsContent = false }, ref sink);
        sink.Text(tools.Escaped ? Decode(tools.Raw(message)) : tools.Raw(message), owner);
        Write(program.ToolsEnd, owner with { IsContent = false }, ref sink);
    }

    private JsonSlot FindTools(ReadOnlySpan<byte> message)
    {
        var scanner = new Utf8JsonScanner(message, scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        while (scanner.Read() == JsonToken.Key)
        {
            bool isTools = JsonString.Is(scanner.Raw, scanner.IsEscaped, "tools"u8);
            scanner.Read();
            JsonSlot value = JsonSlot.Take(ref scanner, 0);
            if (isTools) return value;
        }
        return default;
    }

    private void Write<TSink>(TemplatePiece[] pieces, in PieceOwner owner, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        foreach (ref readonly TemplatePiece piece in pieces.AsSpan())
        {
            if (piece.Token >= 0) sink.Token(piece.Token, owner);
            else sink.Text(piece.Text, owner);
        }
    }

    private ReadOnlySpan<byte> GetText(scoped in MessageView message) => message.ContentKind switch
    {
        JsonKind.String => message.IsContentEscaped ? Decode(message.RawContent) : message.RawContent,
        JsonKind.Array => JoinParts(message.RawContent),
        _ => default,
    };

    private ReadOnlySpan<byte> JoinParts(ReadOnlySpan<byte> array)
    {
        // Decoding never lengthens, and the JSON round a text is longer than a line feed.
        Reserve(array.Length);
        int length = 0;
        bool isFirst = true;
        var parts = new ContentParts(array, scratch);
        while (parts.MoveNext())
        {
            if (parts.Text.Kind != JsonKind.String) continue;
            if (!isFirst) decoded[length++] = (byte)'\n';
            isFirst = false;
            length += JsonString.Unescape(parts.Text.Raw(array), decoded.AsSpan(length));
        }
        return Check(decoded.AsSpan(0, length));
    }

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> raw)
    {
        Reserve(raw.Length);
        return Check(decoded.AsSpan(0, JsonString.Unescape(raw, decoded)));
    }

    private void Reserve(int length)
    {
        if (decoded.Length < length) decoded = new byte[Math.Max(length, decoded.Length * 2)];
    }

    /// <summary>Puts U+FFFD in the place of each lone surrogate; both take three bytes.</summary>
    private ReadOnlySpan<byte> Check(Span<byte> text)
    {
        if (Utf8.IsValid(text)) return text;
        HasInvalidText = true;
        for (int i = 0; i + 2 < text.Length; i++)
            if (text[i] == 0xED && text[i + 1] >= 0xA0) "\uFFFD"u8.CopyTo(text[i..]);
        return text;
    }
}
