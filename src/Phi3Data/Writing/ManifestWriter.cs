using System;
using System.Buffers;
using System.Collections.Generic;
using System.Reflection;
using System.Text.Json;

namespace Phi3Data;

/// <summary>
/// Writes what a run was asked, read, did and wrote, as one JSON object. The same run writes the same bytes: there is no time,
/// no machine and no number of threads in it.
/// </summary>
static class ManifestWriter
{
    private static readonly JsonWriterOptions Indented = DiagnosticJsonWriter.Options with { Indented = true, NewLine = "\n" };

    /// <summary>The library's version.</summary>
    public static string Version { get; } =
        typeof(ManifestWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Writes the manifest of a finished run.</summary>
    public static void Write(
        IBufferWriter<byte> output, PipelineReport report, RuleOptions rules, IReadOnlyList<IRecordStage> stages,
        SplitOptions? split, RecordFormat? format, TokenCounting? counting = null)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteString("tool"u8, "phi3data");
        json.WriteString("version"u8, Version);
        WriteOptions(json, rules, stages, split, format, counting);
        WriteInputs(json, report.Inputs);
        WriteCounts(json, report);
        WriteStages(json, report.Stages);
        WriteRules(json, report.Rules);
        WriteOutputs(json, report.Outputs);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteOptions(
        Utf8JsonWriter json, RuleOptions rules, IReadOnlyList<IRecordStage> stages, SplitOptions? split, RecordFormat? format,
        TokenCounting? counting)
    {
        json.WriteStartObject("options"u8);
        json.WriteString("format"u8, format is RecordFormat forced ? FormatName(forced) : "auto");
        if (split is not null)
        {
            json.WriteNumber("seed"u8, split.Seed);
            json.WriteNumber("validation"u8, split.ValidationShare);
            json.WriteBoolean("exact"u8, split.Exact);
            json.WriteNumber("minValidation"u8, split.MinValidation);
            json.WriteNumber("test"u8, split.TestShare);
            json.WriteString("groupBy"u8, split.GroupBy.ToString());
            if (split.StratifyBy is not null) json.WriteString("stratifyBy"u8, split.StratifyBy.ToString());
            if (split.Fold is SplitFold fold)
            {
                json.WriteNumber("fold"u8, fold.Number);
                json.WriteNumber("folds"u8, fold.Count);
            }
        }
        json.WriteStartArray("stages"u8);
        foreach (IRecordStage stage in stages) json.WriteStringValue(stage.Name);
        json.WriteEndArray();
        json.WriteString("profile"u8, rules.Profile);
        if (rules.Model is not null) json.WriteString("model"u8, rules.Model.Name);
        json.WriteString("method"u8, SettingNames.Methods[(int)rules.Method]);
        if (counting is not null)
        {
            json.WriteStartObject("tokens"u8);
            json.WriteString("template"u8, counting.Template.Name);
            json.WriteString("tokenizer"u8, counting.CreateCounter().Name);
            json.WriteString("loader"u8, counting.Options.Loader == TokenizerLoader.TransformersV4 ? "transformers-v4" : "transformers-v5");
            json.WriteString("contentTokens"u8, counting.Options.Content == ContentTokens.Recognised ? "recognised" : "literal");
            json.WriteEndObject();
        }
        foreach (LimitInfo limit in LimitCatalog.All) json.WriteNumber(limit.Name, rules.GetLimit(limit.Limit));
        json.WriteStartObject("severities"u8);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            Severity severity = rules.GetSeverity(rule.Rule);
            if (severity != rule.DefaultSeverity) json.WriteString(rule.Id, DiagnosticJsonWriter.SeverityName(severity));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, IReadOnlyList<InputReport> inputs)
    {
        json.WriteStartArray("inputs"u8);
        foreach (InputReport input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, input.Name);
            json.WriteNumber("bytes"u8, input.Bytes);
            json.WriteString("xxh128"u8, input.Hash);
            json.WriteString("compression"u8, Compressions.NameOf(input.Compression));
            json.WriteString("format"u8, FormatName(input.Format));
            json.WriteNumber("lines"u8, input.Lines);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, PipelineReport report)
    {
        json.WriteStartObject("counts"u8);
        json.WriteNumber("lines"u8, report.Lines);
        json.WriteNumber("train"u8, report.Train);
        json.WriteNumber("validation"u8, report.Validation);
        json.WriteNumber("test"u8, report.Test);
        json.WriteNumber("rejected"u8, report.Rejected);
        json.WriteNumber("invalid"u8, report.Invalid);
        json.WriteNumber("blank"u8, report.Blank);
        json.WriteNumber("dropped"u8, report.Dropped);
        json.WriteEndObject();
    }

    private static void WriteStages(Utf8JsonWriter json, IReadOnlyList<StageCounts> stages)
    {
        json.WriteStartArray("stages"u8);
        foreach (StageCounts stage in stages)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, stage.Name);
            json.WriteNumber("read"u8, stage.Read);
            json.WriteNumber("kept"u8, stage.Kept);
            json.WriteNumber("dropped"u8, stage.Dropped);
            json.WriteNumber("replaced"u8, stage.Replaced);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, IReadOnlyList<RuleCount> rules)
    {
        json.WriteStartArray("rules"u8);
        foreach (RuleCount count in rules)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, count.Rule.Id);
            json.WriteString("name"u8, count.Rule.Name);
            json.WriteString("severity"u8, DiagnosticJsonWriter.SeverityName(count.Severity));
            json.WriteNumber("findings"u8, count.Findings);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteOutputs(Utf8JsonWriter json, IReadOnlyList<OutputReport> outputs)
    {
        json.WriteStartArray("outputs"u8);
        foreach (OutputReport output in outputs)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, output.Name);
            json.WriteNumber("records"u8, output.Records);
            json.WriteNumber("bytes"u8, output.Bytes);
            json.WriteString("xxh128"u8, output.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string FormatName(RecordFormat format) => format == RecordFormat.Messages ? "messages" : "sharegpt";
}
