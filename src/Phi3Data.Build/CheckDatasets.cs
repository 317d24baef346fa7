using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Phi3Data.Build;

/// <summary>
/// Checks datasets with the whole engine and logs what is found, each finding by one owner: of a file that the compiler was given,
/// the compiler reports what its text shows, and this task the rest; of any other file this task reports all.
/// </summary>
public sealed class CheckDatasets : Task, ICancelableTask
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The items <c>Phi3Dataset</c>.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The files that the compiler was given.</summary>
    public ITaskItem[] Live { get; set; } = [];

    /// <summary><c>Check</c> logs the task's findings; <c>Replay</c> the compiler's, after a build in which it had nothing to do.</summary>
    [Required]
    public string Part { get; set; } = "";

    /// <summary>Where findings are kept from one build to the next.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project, for what is wrong in it.</summary>
    public string? ProjectFile { get; set; }

    /// <summary>The property <c>Phi3Profile</c>: what items are checked for that say nothing themselves.</summary>
    public string? Profile { get; set; }

    /// <summary>The property <c>Phi3Model</c>.</summary>
    public string? Model { get; set; }

    /// <summary>The property <c>Phi3Method</c>.</summary>
    public string? Method { get; set; }

    /// <summary>The property <c>Phi3Rules</c>.</summary>
    public string? Rules { get; set; }

    /// <summary>The property <c>Phi3Limits</c>.</summary>
    public string? Limits { get; set; }

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>The property of the same name: rules that are not shown.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The property of the same name.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>The property of the same name: rules that are errors.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>The property of the same name: rules that stay warnings.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The files that were written, for Clean.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var configuration = new BuildConfiguration(ConfigurationFiles);
        var severities = new BuildSeverities(configuration, NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);
        var live = new HashSet<string>(Live.Select(file => file.ItemSpec), StringComparer.Ordinal);
        var written = new List<ITaskItem>();
        foreach (CheckedDataset dataset in GetDatasets(configuration))
        {
            written.Add(new TaskItem(Path.Combine(Folder, dataset.StampName)));
            foreach (FoundFinding finding in Find(dataset))
            {
                bool isCompilers = live.Contains(finding.File) && RuleCatalog.Get(finding.Rule).IsSeenInText;
                if (isCompilers == (Part == "Replay")) Show(finding, severities);
            }
        }
        Written = [.. written];
        return !Log.HasLoggedErrors;
    }

    private IReadOnlyList<FoundFinding> Find(CheckedDataset dataset)
    {
        foreach (DatasetItem missing in dataset.Files.Where(file => !File.Exists(file.Path)))
        {
            if (Part == "Check") LogProblem(missing.Path, "the dataset file is not there");
            return [];
        }
        try
        {
            IReadOnlyList<FoundFinding>? known = dataset.Recall(Folder);
            if (known is not null || Part == "Replay") return known ?? [];
            Log.LogMessage(MessageImportance.Low, "Phi3Data checks {0}.", string.Join(", ", dataset.Files.Select(file => file.Name)));
            return dataset.Check(Folder, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            LogProblem(dataset.Files[0].Path, e.Message);
            return [];
        }
    }

    private IReadOnlyList<CheckedDataset> GetDatasets(BuildConfiguration configuration)
    {
        var datasets = new Dictionary<string, (RuleOptions Rules, List<DatasetItem> Files)>(StringComparer.Ordinal);
        foreach (DatasetItem file in DatasetItem.Distinct(Files))
        {
            string? Read(string name)
            {
                foreach (string? value in (string?[])[file.Item.GetMetadata(name), configuration.Find(file.Path, "phi3_" + name.ToLowerInvariant()), PropertyOf(name)])
                    if (!string.IsNullOrWhiteSpace(value)) return value.Trim();
                return null;
            }

            if (file.Split is not ("train" or "validation"))
            {
                LogProblem(ProjectFile, $"{file.Name}: Split is {file.Split}, expected train or validation");
                continue;
            }
            RuleOptions rules = BuildSettings.Read(Read, wrong => LogProblem(ProjectFile, $"{file.Name}: {wrong}"));
            var key = new StringBuilder(file.Item.GetMetadata("Dataset"));
            foreach (string name in BuildSettings.Names) key.Append('\n').Append(name).Append('=').Append(Read(name));
            if (!datasets.TryGetValue(key.ToString(), out (RuleOptions Rules, List<DatasetItem> Files) dataset))
                datasets.Add(key.ToString(), dataset = (rules, []));
            dataset.Files.Add(file);
        }
        return [.. datasets.Select(one => new CheckedDataset(one.Key, one.Value.Rules, one.Value.Files))];
    }

    private string? PropertyOf(string name) => name switch
    {
        "Profile" => Profile,
        "Model" => Model,
        "Method" => Method,
        "Rules" => Rules,
        _ => Limits,
    };

    private void Show(FoundFinding finding, BuildSeverities severities)
    {
        RuleInfo rule = RuleCatalog.Get(finding.Rule);
        switch (severities.Of(rule.Id, finding.Severity))
        {
            case Severity.Error:
                Log.LogError(null, rule.Id, null, rule.Help, finding.File, finding.Line, finding.Column, 0, 0, finding.Message, []);
                break;
            case Severity.Warning:
                Log.LogWarning(null, rule.Id, null, rule.Help, finding.File, finding.Line, finding.Column, 0, 0, finding.Message, []);
                break;
            case Severity.Info:
                Log.LogMessage(null, rule.Id, null, finding.File, finding.Line, finding.Column, 0, 0, MessageImportance.Normal, finding.Message, []);
                break;
            default:
                return;
        }
        if (finding.More > 0)
            Log.LogMessage(MessageImportance.High, "{0}: {1:N0} more findings of {2}; 'phi3data check' shows them all", finding.File, finding.More, rule.Id);
    }

    private void LogProblem(string? file, string message) => Log.LogError(null, null, null, file, 0, 0, 0, 0, message, []);
}
