using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace Phi3Data;

/// <summary>Writes <see cref="DatasetStatistics"/> as JSON, with whole histograms: everything that a report needs.</summary>
public static class StatisticsJson
{
    private static readonly double[] Percentiles = [0.5, 0.9, 0.95, 0.99];

    /// <summary>Writes one object, indented, in UTF-8.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="statistics">What to write.</param>
    /// <param name="top">Most entries of each table of texts.</param>
    public static void Write(IBufferWriter<byte> output, DatasetStatistics statistics, int top)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        Write(json, statistics, top);
    }

    /// <summary>Writes one object with a member for each dataset.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="datasets">Name and statistics of each; a name that comes twice is written twice.</param>
    /// <param name="top">Most entries of each table of texts.</param>
    public static void Write(
        IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, DatasetStatistics>> datasets, int top)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        foreach ((string name, DatasetStatistics statistics) in datasets)
        {
            json.WritePropertyName(name);
            Write(json, statistics, top);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DatasetStatistics statistics, int top)
    {
        json.WriteStartObject();
        json.WriteNumber("records"u8, statistics.Records);
        Write(json, "messages", statistics.Messages);
        Write(json, "turns", statistics.Turns);
        Write(json, "characters", statistics.Characters);
        json.WriteStartObject("roles"u8);
        foreach (RoleStatistics role in statistics.Roles)
        {
            json.WriteStartObject(role.Role.ToString().ToLowerInvariant());
            json.WriteNumber("messages"u8, role.Messages);
            json.WriteNumber("empty"u8, role.Empty);
            json.WriteNumber("trained"u8, role.Trained);
            Write(json, "characters", role.Characters);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        Write(json, "systemPrompts", statistics.SystemPrompts, top);
        Write(json, "labels", statistics.Labels, top);
        Write(json, "firstWords", statistics.FirstWords, top);
        json.WriteNumber("recordsWithTools"u8, statistics.RecordsWithTools);
        json.WriteNumber("recordsWithCalls"u8, statistics.RecordsWithCalls);
        Write(json, "calledTools", statistics.CalledTools, top);
        Write(json, "letters", statistics.Letters);
        Write(json, "recordsByScript", statistics.RecordsByScript);
        Write(json, "answersByKind", statistics.AnswersByKind);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Histogram histogram)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count"u8, histogram.Count);
        json.WriteNumber("sum"u8, histogram.Sum);
        json.WriteNumber("mean"u8, histogram.Mean);
        json.WriteNumber("min"u8, histogram.GetPercentile(0));
        foreach (double share in Percentiles)
            json.WriteNumber(FormattableString.Invariant($"p{share * 100:0}"), histogram.GetPercentile(share));
        json.WriteNumber("max"u8, histogram.GetPercentile(1));
        json.WriteStartArray("histogram"u8);
        foreach ((long value, long count) in histogram.Values)
        {
            json.WriteStartArray();
            json.WriteNumberValue(value);
            json.WriteNumberValue(count);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, FrequencyTable table, int top)
    {
        Balance balance = table.GetBalance();
        json.WriteStartObject(name);
        json.WriteNumber("count"u8, table.Count);
        json.WriteNumber("different"u8, table.Different);
        json.WriteNumber("others"u8, table.Others);
        json.WriteNumber("largestShare"u8, balance.LargestShare);
        json.WriteNumber("entropy"u8, balance.Entropy);
        json.WriteNumber("imbalanceRatio"u8, balance.ImbalanceRatio);
        json.WriteNumber("effectiveNumber"u8, balance.EffectiveNumber);
        json.WriteStartArray("top"u8);
        foreach ((string text, long count) in table.GetTop(top))
        {
            json.WriteStartObject();
            json.WriteString("text"u8, text);
            json.WriteNumber("count"u8, count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<T, long>> counts)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach ((T value, long count) in counts) json.WriteNumber(value.ToString().ToLowerInvariant(), count);
        json.WriteEndObject();
    }
}
