using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phi3Data;

/// <summary>The JSON Schema of <c>phi3data.json</c>, from which editors complete and check it. Made from the catalogues.</summary>
public static class ConfigSchema
{
    /// <summary>Writes the schema, indented, in UTF-8.</summary>
    public static void Write(IBufferWriter<byte> output)
    {
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(output, options);
        json.WriteStartObject();
        json.WriteString("$schema"u8, "http://json-schema.org/draft-07/schema#");
        json.WriteString("title"u8, "phi3data.json");
        json.WriteString("description"u8, "How Phi3Data checks datasets in this folder and those below it.");
        json.WriteString("type"u8, "object");
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteStartObject("properties"u8);
        WriteString(json, "$schema", "Address or path of this schema.");
        WriteEnum(json, "profile", "What the dataset is checked for; the base of all other settings.", ProfileCatalog.All.Select(p => p.Name));
        WriteEnum(json, "model", "The model that the dataset is for.", ModelCatalog.All.Select(m => m.Name));
        WriteEnum(json, "method", "The kind of training that the dataset is for.", SettingNames.Methods);
        json.WriteStartObject("rules"u8);
        json.WriteString("description"u8, "Severities, by ID or name of a rule.");
        json.WriteString("type"u8, "object");
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteStartObject("properties"u8);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            WriteEnum(json, rule.Id, $"{rule.Name}: {rule.Title}", SettingNames.Severities);
            WriteEnum(json, rule.Name, $"{rule.Id}: {rule.Title}", SettingNames.Severities);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        WriteLimits(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json)
    {
        json.WriteStartObject("limits"u8);
        json.WriteString("description"u8, "Values of limits.");
        json.WriteString("type"u8, "object");
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteStartObject("properties"u8);
        foreach (LimitInfo limit in LimitCatalog.All)
        {
            json.WriteStartObject(limit.Name);
            json.WriteString("description"u8, limit.Description);
            json.WriteString("type"u8, "integer");
            json.WriteNumber("minimum"u8, limit.Minimum);
            json.WriteNumber("maximum"u8, limit.Maximum);
            json.WriteNumber("default"u8, limit.DefaultValue);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description"u8, description);
        json.WriteString("type"u8, "string");
        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, string name, string description, IEnumerable<string> values)
    {
        json.WriteStartObject(name);
        json.WriteString("description"u8, description);
        json.WriteStartArray("enum"u8);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
