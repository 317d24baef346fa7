using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data.Cli.Output;

/// <summary>Writes the page on a run that has written its files: reads these once more for what is in them.</summary>
static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="run">What the run did.</param>
    /// <param name="samples">Its first findings.</param>
    /// <param name="outputs">Its files.</param>
    /// <param name="rules">Its rules; with a model, tokens are counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task WriteAsync(
        string path, PipelineReport run, FindingSamples samples, PipelineOutputs outputs, RuleOptions rules, CancellationToken cancellationToken)
    {
        (string Name, string? Path)[] sides = [("training", outputs.Train), ("validation", outputs.Validation), ("test", outputs.Test)];
        var tokens = rules.Model is null || rules.Method == TrainingMethod.Preference ? null : new TokenStatistics();
        var datasets = new List<KeyValuePair<string, DatasetStatistics>>();
        foreach ((string name, string? file) in sides.Where(side => side.Path is not null))
        {
            DatasetPipeline pipeline = DatasetPipeline.From([DatasetSource.FromFile(file!)]).WithRules(rules)
                .CollectStatistics();
            if (tokens is not null && file == outputs.Train) pipeline = pipeline.CountTokens(tokens);
            PipelineReport read = await pipeline.RunAsync(cancellationToken).ConfigureAwait(false);
            datasets.Add(new(name, read.Statistics ?? new DatasetStatistics()));
        }
        using var page = new ReportFile(path);
        Create("phi3data prepare", run, samples, datasets, tokens, rules).Write(page.Writer);
        page.Publish();
    }

    /// <summary>The page of a run.</summary>
    public static HtmlReport Create(
        string title, PipelineReport run, FindingSamples samples, IReadOnlyList<KeyValuePair<string, DatasetStatistics>> datasets,
        TokenStatistics? tokens, RuleOptions rules) => new()
        {
            Title = title,
            Run = run,
            Samples = samples,
            Datasets = datasets,
            Tokens = tokens,
            TrainingWindow = rules.TrainingWindow,
        };
}
