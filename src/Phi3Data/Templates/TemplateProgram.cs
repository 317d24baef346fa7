using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Phi3Data;

/// <summary>One step of a template: a special token, fixed text, or the place of the content.</summary>
/// <param name="Text">The bytes in UTF-8; empty at the place of the content.</param>
/// <param name="Token">Index of the special token, or -1.</param>
/// <param name="IsContent">Whether the message's text stands here.</param>
/// <param name="EndsMessage">Whether this is the first special token behind the content.</param>
readonly record struct TemplatePiece(byte[] Text, int Token, bool IsContent, bool EndsMessage);

/// <summary>A <see cref="ChatTemplate"/> taken apart into pieces, once for each template. Serves all threads.</summary>
sealed class TemplateProgram
{
    private static readonly ConcurrentDictionary<ChatTemplate, TemplateProgram> Made = new();

    private readonly TemplatePiece[]?[] messages = new TemplatePiece[]?[(int)Role.Developer + 1];

    private TemplateProgram(ChatTemplate template)
    {
        Template = template;
        Tokens = new SpecialTokenSet(template.SpecialTokens);
        Prologue = Parse(template.Prologue);
        SystemInPrologue = template.SystemInPrologue is null ? null : Parse(template.SystemInPrologue);
        ToolsStart = Parse(template.ReadsSystemTools ? "<|tool|>" : "");
        ToolsEnd = Parse(template.ReadsSystemTools ? "<|/tool|>" : "");
        PrologueEnd = Parse(template.PrologueEnd);
        End = Parse(template.End);
        GenerationPrompt = Parse(template.GenerationPrompt);
        foreach (Role role in Enum.GetValues<Role>())
        {
            string name = role.ToString().ToLowerInvariant();
            if (template.PatternOf(role) is string pattern)
                messages[(int)role] = Parse(pattern.Replace(ChatTemplate.RolePlace, name, StringComparison.Ordinal));
        }
        MostExtraTokens = FindMostExtraTokens();
    }

    /// <summary>What the pieces were made from.</summary>
    public ChatTemplate Template { get; }

    /// <summary>The special tokens, ready to be found in text.</summary>
    public SpecialTokenSet Tokens { get; }

    /// <summary>Before the first message.</summary>
    public TemplatePiece[] Prologue { get; }

    /// <summary>For each system message inside the prologue; null where they are messages like others.</summary>
    public TemplatePiece[]? SystemInPrologue { get; }

    /// <summary>Before the tools of a system message, where the template reads them.</summary>
    public TemplatePiece[] ToolsStart { get; }

    /// <summary>Behind the tools of a system message.</summary>
    public TemplatePiece[] ToolsEnd { get; }

    /// <summary>The end of the prologue.</summary>
    public TemplatePiece[] PrologueEnd { get; }

    /// <summary>Behind the last message of a finished conversation.</summary>
    public TemplatePiece[] End { get; }

    /// <summary>Behind the last message when the model is to answer.</summary>
    public TemplatePiece[] GenerationPrompt { get; }

    /// <summary>
    /// Most tokens of a conversation beyond the bytes of its record, where no text has more tokens than bytes, and one: what JSON writes
    /// round contents is longer than what most templates write there.
    /// </summary>
    public int MostExtraTokens { get; }

    /// <summary>The program of a template.</summary>
    public static TemplateProgram Of(ChatTemplate template) => Made.GetOrAdd(template, t => new TemplateProgram(t));

    /// <summary>Round a message of a role; null where it is dropped.</summary>
    public TemplatePiece[]? Message(Role role) => messages[(int)role];

    private static int MostTokens(TemplatePiece[]? pieces) =>
        pieces?.Sum(piece => piece.Token >= 0 ? 1 : piece.Text.Length + 1) ?? 0;

    private int FindMostExtraTokens()
    {
        const int RecordBytes = 15, MessageBytes = 25; // {"messages":[]} and {"from":"gpt","value":""}
        if (messages.Append(SystemInPrologue).Max(MostTokens) > MessageBytes) return int.MaxValue;
        return Math.Max(0, MostTokens(Prologue) + MostTokens(PrologueEnd) + MostTokens(End) - RecordBytes);
    }

    private TemplatePiece[] Parse(string pattern)
    {
        var pieces = new List<TemplatePiece>();
        int content = pattern.IndexOf(ChatTemplate.ContentPlace, StringComparison.Ordinal);
        if (content < 0)
        {
            Add(pieces, pattern, behindContent: false);
            return [.. pieces];
        }
        Add(pieces, pattern[..content], behindContent: false);
        pieces.Add(new TemplatePiece([], -1, IsContent: true, EndsMessage: false));
        Add(pieces, pattern[(content + ChatTemplate.ContentPlace.Length)..], behindContent: true);
        return [.. pieces];
    }

    private void Add(List<TemplatePiece> pieces, string pattern, bool behindContent)
    {
        byte[] text = Encoding.UTF8.GetBytes(pattern);
        bool isEnd = behindContent;
        for (int start = 0; start < text.Length;)
        {
            int at = Tokens.Find(text.AsSpan(start), out int token);
            if (at < 0) at = text.Length - start;
            if (at > 0) pieces.Add(new TemplatePiece(text[start..(start + at)], -1, false, false));
            start += at;
            if (token < 0) continue;
            byte[] bytes = Tokens.TextOf(token);
            pieces.Add(new TemplatePiece(bytes, token, false, EndsMessage: isEnd));
            isEnd = false;
            start += bytes.Length;
        }
    }
}
