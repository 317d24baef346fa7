using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>Every chat template that can be named. Each is proved on whole conversations against the models' own.</summary>
static partial class ChatTemplateCatalog
{
    private const string System3 = "<|system|>\n{content}<|end|>\n";
    private const string User3 = "<|user|>\n{content}<|end|>\n";
    private const string Assistant3 = "<|assistant|>\n{content}<|end|>\n";
    private const string AnyRole3 = "<|{role}|>\n{content}<|end|>\n";
    private const string AnyRole4Mini = "<|{role}|>{content}<|end|>";

    // The earliest templates open the assistant's message behind each user message, and have no system message.
    private const string UserOfApril = "<|user|>\n{content}<|end|>\n<|assistant|>\n";
    private const string AssistantOfApril = "{content}<|end|>\n";

    /// <summary>Phi-3-mini as published in April 2024; it drops system messages.</summary>
    public static ChatTemplate Phi3MiniApril { get; } = new("phi-3-mini-2024-04", "llama2", SpecialTokens.Phi3April, Sources.OrtTokenizers)
    {
        Prologue = "<s>",
        User = UserOfApril,
        Assistant = AssistantOfApril,
    };

    /// <summary>Phi-3-mini since July 2024.</summary>
    public static ChatTemplate Phi3Mini { get; } = new("phi-3-mini-2024-07", "llama2", SpecialTokens.Phi3July, Sources.OrtTokenizers)
    {
        System = System3,
        User = User3,
        Assistant = Assistant3,
        End = "<|endoftext|>",
        GenerationPrompt = "<|assistant|>\n",
    };

    /// <summary>Phi-3-medium; it drops system messages.</summary>
    public static ChatTemplate Phi3Medium { get; } = new("phi-3-medium", "llama2", SpecialTokens.Phi3July, Sources.OrtTokenizers)
    {
        User = UserOfApril,
        Assistant = AssistantOfApril,
    };

    /// <summary>Phi-3.5-mini and, as far as is known, Phi-3.5-MoE.</summary>
    public static ChatTemplate Phi35Mini { get; } = new("phi-3.5-mini", "llama2", SpecialTokens.Phi3July, Sources.LlamaCppTemplates)
    {
        System = System3,
        User = User3,
        Assistant = Assistant3,
        DropsEmptySystem = true,
        End = "<|endoftext|>",
        GenerationPrompt = "<|assistant|>\n",
    };

    /// <summary>Phi-3-small.</summary>
    public static ChatTemplate Phi3Small { get; } = new("phi-3-small", "cl100k", SpecialTokens.Phi3Small, Sources.LlamaCppTemplates)
    {
        Prologue = "<|endoftext|>",
        System = AnyRole3,
        User = AnyRole3,
        Assistant = AnyRole3,
        Other = AnyRole3,
        End = "<|endoftext|>",
        GenerationPrompt = "<|assistant|>\n",
    };

    /// <summary>Phi-4.</summary>
    public static ChatTemplate Phi4 { get; } = new("phi-4", "cl100k", SpecialTokens.Phi4, Sources.OrtTokenizers)
    {
        System = "<|im_start|>system<|im_sep|>{content}<|im_end|>",
        User = "<|im_start|>user<|im_sep|>{content}<|im_end|>",
        Assistant = "<|im_start|>assistant<|im_sep|>{content}<|im_end|>",
        GenerationPrompt = "<|im_start|>assistant<|im_sep|>",
    };

    /// <summary>Phi-4-mini.</summary>
    public static ChatTemplate Phi4Mini { get; } = new("phi-4-mini", "o200k", SpecialTokens.Phi4Mini, Sources.OrtTokenizers)
    {
        System = AnyRole4Mini,
        User = AnyRole4Mini,
        Assistant = AnyRole4Mini,
        Other = AnyRole4Mini,
        ReadsSystemTools = true,
        End = "<|endoftext|>",
        GenerationPrompt = "<|assistant|>",
    };

    /// <summary>Phi-4-mini-reasoning: a fixed first sentence, which every system message is added to.</summary>
    public static ChatTemplate Phi4MiniReasoning { get; } =
        new("phi-4-mini-reasoning", "o200k", SpecialTokens.Phi4Mini, Sources.OrtTokenizers)
        {
            Prologue = "<|system|>Your name is Phi, an AI math expert developed by Microsoft.",
            SystemInPrologue = " {content}",
            PrologueEnd = "<|end|>",
            User = AnyRole4Mini,
            Assistant = AnyRole4Mini,
            Other = AnyRole4Mini,
            ReadsSystemTools = true,
            End = "<|endoftext|>",
            GenerationPrompt = "<|assistant|>",
        };

    private static readonly ChatTemplate[] Templates =
    {
        Phi3MiniApril, Phi3Mini, Phi3Medium, Phi35Mini, Phi3Small, Phi4, Phi4Mini, Phi4MiniReasoning,
    };

    /// <summary>All templates.</summary>
    public static IReadOnlyList<ChatTemplate> All { get; } = Array.AsReadOnly(Templates);

    /// <summary>The 0-based place of a template in <see cref="All"/>.</summary>
    internal static int IndexOf(ChatTemplate template) => Array.IndexOf(Templates, template);

    /// <summary>Looks up a template by its name; case does not count.</summary>
    /// <returns>The template, or null.</returns>
    public static ChatTemplate? Find(string name)
    {
        foreach (ChatTemplate template in Templates)
            if (string.Equals(template.Name, name, StringComparison.OrdinalIgnoreCase)) return template;
        return null;
    }
}
