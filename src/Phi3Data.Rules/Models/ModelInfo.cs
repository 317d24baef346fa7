using System.Collections.Generic;

namespace Phi3Data;

/// <summary>What became of a way to train a model, since when, and who says so.</summary>
sealed partial class Retirement
{
    internal Retirement(string what, string deprecated, string retired, Source source)
    {
        What = what;
        Deprecated = deprecated;
        Retired = retired;
        Source = source;
    }

    /// <summary>What is retired.</summary>
    public string What { get; }

    /// <summary>The day of the announcement, as year-month-day.</summary>
    public string Deprecated { get; }

    /// <summary>The first day on which it was gone, as year-month-day.</summary>
    public string Retired { get; }

    /// <summary>Who says so.</summary>
    public Source Source { get; }
}

/// <summary>What is known of a model: windows, template, tokenizer, and what became of it.</summary>
sealed partial class ModelInfo
{
    // azureml-assets, pipeline_components/chat_completion/spec.yaml
    private const int DefaultWindow = 8_192;

    /// <summary>The name that users write, such as <c>phi-3-mini-128k</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The name of its publisher, such as <c>Phi-3-mini-128k-instruct</c>.</summary>
    public string PublishedName { get; internal init; } = "";

    /// <summary>Context window, in tokens.</summary>
    public int ContextTokens { get; internal init; }

    /// <summary>Most tokens of a record that training sees where a document states it; null where none does.</summary>
    public int? TrainingTokens { get; internal init; }

    /// <summary>
    /// Most tokens of a record that training sees: <see cref="TrainingTokens"/>, and where that is not known, the
    /// <c>max_seq_length</c> of 8,192 that the pipeline for chat completion starts from, but no more than the context.
    /// </summary>
    public int TrainingWindow => TrainingTokens ?? System.Math.Min(ContextTokens, DefaultWindow);

    /// <summary>What the documents say of the training window, where more is to be said than the number.</summary>
    public string TrainingNote { get; internal init; } = "";

    /// <summary>The chat template of its current revision.</summary>
    public ChatTemplate Template { get; internal init; } = ChatTemplateCatalog.Phi3Mini;

    /// <summary>The tokenizer: <c>llama2</c>, <c>cl100k</c> or <c>o200k</c>, as far as the text goes.</summary>
    public string Tokenizer { get; internal init; } = "";

    /// <summary>Rows of the embedding.</summary>
    public int VocabularySize { get; internal init; }

    /// <summary>The default learning rate and its range, in words; empty where none is stated.</summary>
    public string LearningRate { get; internal init; } = "";

    /// <summary>What of it is retired; null while nothing is.</summary>
    public Retirement? Retirement { get; internal init; }

    /// <summary>Where the windows, rates and the tokenizer come from.</summary>
    public IReadOnlyList<Source> Sources { get; internal init; } = new Source[0];
}
