using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI3005: content holds no text that the tokenizer of a Phi model turns into a control token.</summary>
static class ContentMustNotContainControlTokens
{
    /// <summary>The longest token: <c>&lt;|placeholder10|&gt;</c>, <c>&lt;|tool_response|&gt;</c>.</summary>
    private const int LongestToken = 17;

    /// <summary>Reports each control token in strings and text parts, escaped or not.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (!MayHoldToken(view.Line, context.Options.Template)) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind == JsonKind.String) CheckText(view.Line, message.Content, message.Role, ref context);
            else if (message.Content.Kind == JsonKind.Array) CheckParts(view.Line, message, ref context);
        }
    }

    /// <summary>
    /// Whether the line holds the start of a token, or an escape that may be its first or second character. Nearly all lines
    /// hold none, and a few vectorised searches over the whole line say so.
    /// </summary>
    private static bool MayHoldToken(ReadOnlySpan<byte> line, ChatTemplate? template) =>
        line.IndexOf("<|"u8) >= 0
        || (line.IndexOf("\\u00"u8) >= 0 && (line.IndexOf("\\u003"u8) >= 0 || line.IndexOf("\\u007"u8) >= 0))
        || (HasBareTokens(template) && HoldsBareToken(line));

    /// <summary>Whether the template's tokenizer, that of Llama 2, has control tokens without a bar.</summary>
    public static bool HasBareTokens(ChatTemplate? template) => template is { Tokenizer: "llama2" };

    /// <summary>Whether a line holds one of them, written without escapes.</summary>
    public static bool HoldsBareToken(ReadOnlySpan<byte> line) =>
        line.IndexOf("<s>"u8) >= 0 || line.IndexOf("</s>"u8) >= 0 || line.IndexOf("<unk>"u8) >= 0;

    private static void CheckParts(ReadOnlySpan<byte> line, in MessageSlot message, ref RuleContext context)
    {
        var parts = new ContentParts(message.Content.Raw(line), context.Scratch.Scanner);
        while (parts.MoveNext())
        {
            JsonSlot text = parts.Text;
            if (!parts.IsText || text.Kind != JsonKind.String) continue;
            text.Start += message.Content.Start;
            CheckText(line, text, message.Role, ref context);
        }
    }

    private static void CheckText(ReadOnlySpan<byte> line, JsonSlot text, Role role, ref RuleContext context)
    {
        ReadOnlySpan<byte> raw = text.Raw(line);
        for (int i = 0; i < raw.Length;)
        {
            ReadOnlySpan<byte> rest = raw.Slice(i);
            int next = text.Escaped ? rest.IndexOfAny((byte)'<', (byte)'\\') : rest.IndexOf((byte)'<');
            if (next < 0) return;
            i += next;
            int start = i;
            if (JsonString.ReadCodePoint(raw, ref i) != '<') continue;
            int end = FindEnd(raw, i, role, context.Options.Template);
            if (end < 0) continue;
            context.Report(RuleId.ContentMustNotContainControlTokens, text.Start + 1 + start, end - start);
            i = end;
        }
    }

    /// <summary>Reads the rest of a token behind its <c>&lt;</c>; looks at no more characters than the longest token has.</summary>
    /// <returns>The 0-based index behind the token, or -1 when there is none.</returns>
    private static int FindEnd(ReadOnlySpan<byte> raw, int position, Role role, ChatTemplate? template)
    {
        Span<byte> token = stackalloc byte[LongestToken];
        token[0] = (byte)'<';
        int length = 1;
        while (position < raw.Length && length < LongestToken)
        {
            int character = JsonString.ReadCodePoint(raw, ref position);
            if (character is '<' or >= 0x80) return -1;
            token[length++] = (byte)character;
            if (character == '>') return IsControl(token.Slice(0, length), role, template) ? position : -1;
        }
        return -1;
    }

    private static bool IsControl(ReadOnlySpan<byte> token, Role role, ChatTemplate? template)
    {
        if (template is null)
        {
            return token.Length > 4 && token[1] == '|' && token[token.Length - 2] == '|'
                && IsControl(token.Slice(2, token.Length - 4), role);
        }
        if (template.ReadsSystemTools && IsToolToken(token, role)) return false;
        foreach (SpecialToken special in template.SpecialTokens)
            if (IsSame(token, special.Text)) return true;
        return false;
    }

    /// <summary>Phi-4-mini is told its tools, writes calls, and is given their results between tokens of their own.</summary>
    private static bool IsToolToken(ReadOnlySpan<byte> token, Role role) => role switch
    {
        Role.System => token.SequenceEqual("<|tool|>"u8) || token.SequenceEqual("<|/tool|>"u8),
        Role.Assistant => token.SequenceEqual("<|tool_call|>"u8) || token.SequenceEqual("<|/tool_call|>"u8),
        Role.Tool or Role.Function => token.SequenceEqual("<|tool_response|>"u8),
        _ => false,
    };

    private static bool IsSame(ReadOnlySpan<byte> token, string text)
    {
        if (token.Length != text.Length) return false;
        for (int i = 0; i < token.Length; i++)
            if (token[i] != text[i]) return false;
        return true;
    }

    /// <summary>
    /// The special tokens of the Phi-3, Phi-3.5, Phi-4 and Phi-4-mini tokenizers. In a system message <c>tool</c> is the way in
    /// which Phi-4-mini is told its tools.
    /// </summary>
    private static bool IsControl(ReadOnlySpan<byte> name, Role role) =>
        name.SequenceEqual("end"u8) || name.SequenceEqual("user"u8) || name.SequenceEqual("assistant"u8)
        || name.SequenceEqual("system"u8) || name.SequenceEqual("endoftext"u8)
        || name.SequenceEqual("im_start"u8) || name.SequenceEqual("im_sep"u8) || name.SequenceEqual("im_end"u8)
        || name.SequenceEqual("endofprompt"u8) || name.SequenceEqual("tag"u8)
        || name.SequenceEqual("fim_prefix"u8) || name.SequenceEqual("fim_middle"u8) || name.SequenceEqual("fim_suffix"u8)
        || (role != Role.System && name.SequenceEqual("tool"u8));
}
