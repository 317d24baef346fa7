using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>Every Phi model that can be named, with what documents say of it.</summary>
static partial class ModelCatalog
{
    // What the fine-tuning pipeline cuts at when nobody says otherwise: max_seq_length 8192.
    private const string Unstated = "not stated; the pipeline's default is 8,192 tokens";
    private const string Rate3 = "5e-6 (5e-7 to 5e-5)";

    private static readonly Source[] Assets = { Sources.AssetsModels, Sources.AssetsChat };
    private static readonly Retirement Serverless3 =
        new("serverless fine-tuning of Phi-3 and Phi-3.5", "2025-06-30", "2025-08-30", Sources.AzureRegions);

    private static readonly ModelInfo[] Models =
    {
        new() { Name = "phi-3-mini-4k", PublishedName = "Phi-3-mini-4k-instruct", ContextTokens = 4_096,
            TrainingNote = "not stated; no more than the context", Template = ChatTemplateCatalog.Phi3Mini, Tokenizer = "llama2",
            VocabularySize = 32_064, LearningRate = Rate3, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3-mini-128k", PublishedName = "Phi-3-mini-128k-instruct", ContextTokens = 131_072,
            TrainingNote = Unstated, Template = ChatTemplateCatalog.Phi3Mini, Tokenizer = "llama2",
            VocabularySize = 32_064, LearningRate = Rate3, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3-small-8k", PublishedName = "Phi-3-small-8k-instruct", ContextTokens = 8_192, TrainingTokens = 4_096,
            TrainingNote = "the model's catalogue page lists a window of 131,072, which is that of the 128k model",
            Template = ChatTemplateCatalog.Phi3Small, Tokenizer = "cl100k",
            VocabularySize = 100_352, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3-small-128k", PublishedName = "Phi-3-small-128k-instruct", ContextTokens = 131_072,
            TrainingTokens = 4_096, Template = ChatTemplateCatalog.Phi3Small, Tokenizer = "cl100k",
            VocabularySize = 100_352, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3-medium-4k", PublishedName = "Phi-3-medium-4k-instruct", ContextTokens = 4_096,
            TrainingTokens = 4_096, Template = ChatTemplateCatalog.Phi3Medium, Tokenizer = "llama2",
            VocabularySize = 32_064, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3-medium-128k", PublishedName = "Phi-3-medium-128k-instruct", ContextTokens = 131_072,
            TrainingTokens = 4_096, Template = ChatTemplateCatalog.Phi3Medium, Tokenizer = "llama2",
            VocabularySize = 32_064, Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3.5-mini", PublishedName = "Phi-3.5-mini-instruct", ContextTokens = 131_072,
            TrainingTokens = 16_384, Template = ChatTemplateCatalog.Phi35Mini, Tokenizer = "llama2", VocabularySize = 32_064,
            LearningRate = "2e-5 (2e-6 to 2e-4)", Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-3.5-moe", PublishedName = "Phi-3.5-MoE-instruct", ContextTokens = 131_072,
            TrainingTokens = 16_384, Template = ChatTemplateCatalog.Phi35Mini, Tokenizer = "llama2", VocabularySize = 32_064,
            LearningRate = "2e-5 (2e-6 to 2e-4)", Retirement = Serverless3, Sources = Assets },
        new() { Name = "phi-4", PublishedName = "Phi-4", ContextTokens = 16_384, TrainingNote = Unstated,
            Template = ChatTemplateCatalog.Phi4, Tokenizer = "cl100k", VocabularySize = 100_352, LearningRate = "5e-6", Sources = Assets },
        new() { Name = "phi-4-mini", PublishedName = "Phi-4-mini-instruct", ContextTokens = 131_072, TrainingNote = Unstated,
            Template = ChatTemplateCatalog.Phi4Mini, Tokenizer = "o200k", VocabularySize = 200_064, Sources = Assets },
    };

    /// <summary>All models, the oldest first.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } = Array.AsReadOnly(Models);

    /// <summary>
    /// Looks up a model by its name, or by its published name with or without <c>microsoft/</c> and <c>-instruct</c>; case does
    /// not count.
    /// </summary>
    /// <returns>The model, or null.</returns>
    public static ModelInfo? Find(string name)
    {
        string wanted = Strip(name, "microsoft/", fromStart: true);
        wanted = Strip(wanted, "-instruct", fromStart: false);
        foreach (ModelInfo model in Models)
            if (string.Equals(model.Name, wanted, StringComparison.OrdinalIgnoreCase)) return model;
        return null;
    }

    /// <summary>A model's 0-based place in <see cref="All"/>.</summary>
    internal static int IndexOf(ModelInfo model) => Array.IndexOf(Models, model);

    private static string Strip(string text, string part, bool fromStart)
    {
        if (fromStart) return text.StartsWith(part, StringComparison.OrdinalIgnoreCase) ? text.Substring(part.Length) : text;
        return text.EndsWith(part, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - part.Length) : text;
    }
}
