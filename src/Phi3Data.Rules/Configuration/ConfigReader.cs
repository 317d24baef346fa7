using System;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// Reads a configuration file: strict JSON, known keys, known names. Whatever is wrong is said with its place; nothing is
/// passed over, since a misspelt rule would otherwise never be missed.
/// </summary>
ref struct ConfigReader
{
    private const int MaxDepth = 8;

    private static readonly string[] Keys = { "$schema", "profile", "model", "method", "rules", "limits" };

    private readonly ReadOnlySpan<byte> json;
    private readonly ConfigLayer layer;
    private Utf8JsonScanner scanner;
    private ConfigError? error;

    private ConfigReader(ReadOnlySpan<byte> json, string origin)
    {
        this.json = json;
        layer = new ConfigLayer { Origin = origin };
        scanner = new Utf8JsonScanner(json, new JsonScratch(), MaxDepth);
        error = null;
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="json">The bytes, without a byte order mark.</param>
    /// <param name="origin">What <see cref="ConfigLayer.Origin"/> is to say.</param>
    /// <param name="layer">The settings; null when something is wrong.</param>
    /// <returns>The first thing that is wrong, or null.</returns>
    public static ConfigError? TryRead(ReadOnlySpan<byte> json, string origin, out ConfigLayer? layer)
    {
        var reader = new ConfigReader(json, origin);
        reader.ReadFile();
        layer = reader.error is null ? reader.layer : null;
        return reader.error;
    }

    private void ReadFile()
    {
        if (Read() != JsonToken.StartObject)
        {
            Fail(scanner.Start, "the file must hold one JSON object");
            return;
        }
        while (Read() == JsonToken.Key)
        {
            int start = scanner.Start;
            string key = Text();
            Read();
            if (key == "profile") layer.Profile = Take(SettingNames.TryProfile(String(key), out Profile? profile), profile);
            else if (key == "model") layer.Model = Take(SettingNames.TryModel(String(key), out ModelInfo? model), model);
            else if (key == "method")
                layer.Method = Take(SettingNames.TryMethod(String(key), out TrainingMethod method), method);
            else if (key == "rules") ReadRules();
            else if (key == "limits") ReadLimits();
            else if (key == "$schema") String(key);
            else
                Fail(start, NearMiss.Describe(
                    "setting", key, Keys, "known are profile, model, method, rules, limits and $schema"));
            if (error is not null) return;
        }
        Read();
    }

    private void ReadRules()
    {
        if (!IsObject("rules")) return;
        while (error is null && Read() == JsonToken.Key)
        {
            int start = scanner.Start;
            if (SettingNames.TryRule(Text(), out RuleId rule) is string unknown) Fail(start, unknown);
            Read();
            Severity severity = Take(SettingNames.TrySeverity(String("a severity"), out Severity value), value);
            layer.Rules.Add(new KeyValuePair<RuleId, Severity>(rule, severity));
        }
    }

    private void ReadLimits()
    {
        if (!IsObject("limits")) return;
        while (error is null && Read() == JsonToken.Key)
        {
            int start = scanner.Start;
            if (SettingNames.TryLimit(Text(), out Limit limit) is string unknown) Fail(start, unknown);
            Read();
            string text = Encoding.UTF8.GetString(json.Slice(scanner.Start, scanner.Length).ToArray());
            long number = Take(SettingNames.TryValue(limit, text, out long value), value);
            layer.Limits.Add(new KeyValuePair<Limit, long>(limit, number));
        }
    }

    private bool IsObject(string name)
    {
        if (scanner.Token == JsonToken.StartObject) return true;
        Fail(scanner.Start, $"{name} is {FindingMessage.KindName(scanner.Kind)}, expected an object");
        return false;
    }

    /// <summary>The next token; what is no JSON, and a key that stands twice, is an error.</summary>
    private JsonToken Read()
    {
        if (error is not null) return JsonToken.Error;
        JsonToken token = scanner.Read();
        if (token == JsonToken.Error)
        {
            string found = LineExcerpt.Create(json.Slice(scanner.ErrorOffset, scanner.ErrorLength));
            Fail(scanner.ErrorOffset, "not JSON: " + JsonErrorText.Create(scanner.Error, found));
        }
        else if (token == JsonToken.Key && scanner.IsDuplicateKey) Fail(scanner.Start, $"{Text()} stands here a second time");
        return token;
    }

    private string String(string name)
    {
        if (scanner.Token == JsonToken.String) return Text();
        Fail(scanner.Start, $"{name} is {FindingMessage.KindName(scanner.Kind)}, expected a string");
        return "";
    }

    private readonly string Text()
    {
        ReadOnlySpan<byte> raw = json.Slice(scanner.Start + 1, scanner.Length - 2);
        byte[] text = new byte[raw.Length];
        return Encoding.UTF8.GetString(text, 0, JsonString.Unescape(raw, text));
    }

    private T Take<T>(string? wrong, T value)
    {
        if (wrong is not null) Fail(scanner.Start, wrong);
        return value;
    }

    /// <summary>Keeps the first error: those behind it may follow from it.</summary>
    private void Fail(int offset, string message) => error ??= new ConfigError(offset, message);
}
