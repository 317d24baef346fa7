using System;
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phi3Data.Cli.Output;

/// <summary>Writes the count of each record as a line of JSON, where that is asked for, and gathers the statistics.</summary>
sealed class RecordTokenWriter : IRecordTokenSink, IDisposable
{
    private readonly Terminal terminal;
    private readonly ProgressLine progress;
    private readonly int? window;
    private readonly TokenStatistics statistics;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter? json;

    /// <summary>Makes a writer.</summary>
    /// <param name="terminal">Whose output takes the lines.</param>
    /// <param name="progress">Is taken away before something is written.</param>
    /// <param name="window">Most tokens of a record that training sees, where that is known.</param>
    /// <param name="statistics">Takes every count.</param>
    /// <param name="isOn">Whether lines are written.</param>
    public RecordTokenWriter(Terminal terminal, ProgressLine progress, int? window, TokenStatistics statistics, bool isOn)
    {
        this.terminal = terminal;
        this.progress = progress;
        this.window = window;
        this.statistics = statistics;
        if (isOn) json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <inheritdoc/>
    public void Report(in RecordTokens record)
    {
        statistics.Report(record);
        if (json is null || terminal.IsOutputGone) return;
        progress.Clear();
        line.ResetWrittenCount();
        json.Reset();
        Write(json, record);
        json.Flush();
        terminal.Out.Write(Encoding.UTF8.GetString(line.WrittenSpan));
        terminal.Out.Write('\n');
    }

    /// <inheritdoc/>
    public void Dispose() => json?.Dispose();

    private void Write(Utf8JsonWriter json, in RecordTokens record)
    {
        ConversationTokens tokens = record.Tokens;
        json.WriteStartObject();
        json.WriteString("file"u8, record.File);
        json.WriteNumber("line"u8, record.Line);
        json.WriteNumber("total"u8, tokens.Total);
        json.WriteNumber("trained"u8, tokens.Trained);
        json.WriteNumber("masked"u8, tokens.Masked);
        json.WriteNumber("prompt"u8, tokens.Prompt);
        json.WriteNumber("template"u8, tokens.Template);
        json.WriteNumber("system"u8, tokens.System);
        json.WriteNumber("user"u8, tokens.User);
        json.WriteNumber("assistant"u8, tokens.Assistant);
        json.WriteNumber("tool"u8, tokens.Tool);
        if (window is int most) json.WriteNumber("cut"u8, Math.Max(0, tokens.Total - most));
        if (tokens.HasInvalidText) json.WriteBoolean("invalidText"u8, true);
        json.WriteEndObject();
    }
}
