using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Phi3Data.Authoring;

/// <summary>Declarations of tools and calls of them.</summary>
sealed partial class ConversationDraft
{
    private readonly Utf8Buffer tools = new();
    private readonly List<string> toolNames = [];
    private readonly List<string> callIds = [];
    private readonly Utf8Buffer written = new();
    private int answered;
    private bool areCallsOpen;

    /// <summary>Adds a call to the assistant message that is open, or opens one.</summary>
    public DraftStep AddCall(string name, string arguments, string? id)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(arguments);
        if (!toolNames.Contains(name))
            throw new ArgumentException(
                $"The tool {name} is not declared; declared are: {string.Join(", ", toolNames)}.", nameof(name));
        if (id is not null && callIds.Contains(id))
            throw new ArgumentException($"A call before has the id {id}, expected an id of its own.", nameof(id));
        BeginCall(id ?? NextId());
        JsonEscaper.Append(line, name);
        EndName();
        JsonEscaper.Append(line, arguments);
        return EndCall();
    }

    /// <summary>Begins the arguments of a call to a tool that is known to be declared.</summary>
    /// <returns>Where they go, as JSON.</returns>
    public Utf8Buffer BeginArguments()
    {
        written.Length = 0;
        return written;
    }

    /// <summary>Adds the call whose arguments were begun.</summary>
    /// <param name="name">The tool's name as the inside of a JSON string.</param>
    public DraftStep EndCall(ReadOnlySpan<byte> name)
    {
        BeginCall(NextId());
        line.Write(name);
        EndName();
        JsonEscaper.Append(line, written.Span);
        return EndCall();
    }

    /// <summary>Declares tools whose JSON is known to be right.</summary>
    /// <param name="json">The array.</param>
    public DraftStep AddTools(ReadOnlySpan<byte> json)
    {
        tools.Write(json[1..^1]);
        return Commit();
    }

    /// <summary>Declares a tool. Its schema is written anew, on one line.</summary>
    public DraftStep AddTool(string name, string? description, string? parameters)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (toolNames.Contains(name))
            throw new ArgumentException($"The tool {name} is declared before, expected each name once.", nameof(name));
        WriteTool(name, description, parameters);
        return Commit();
    }

    private void WriteTool(string name, string? description, string? parameters)
    {
        int before = tools.Length;
        try
        {
            tools.Write(before == 0 ? "{\"type\":\"function\",\"function\":{\"name\":\""u8
                : ",{\"type\":\"function\",\"function\":{\"name\":\""u8);
            JsonEscaper.Append(tools, name);
            if (description is not null)
            {
                tools.Write("\",\"description\":\""u8);
                JsonEscaper.Append(tools, description);
            }
            tools.Write("\""u8);
            if (parameters is not null)
            {
                tools.Write(",\"parameters\":"u8);
                using JsonDocument schema = JsonDocument.Parse(parameters);
                using var json = new Utf8JsonWriter(tools);
                schema.WriteTo(json);
            }
            tools.Write("}}"u8);
        }
        catch (Exception exception)
        {
            tools.Length = before;
            if (exception is JsonException)
                throw new ArgumentException(
                    $"The parameters of {name} are not JSON: {exception.Message}", nameof(parameters), exception);
            throw;
        }
        toolNames.Add(name);
    }

    private void ClearTools()
    {
        tools.Length = 0;
        toolNames.Clear();
        callIds.Clear();
        answered = 0;
        areCallsOpen = false;
    }

    private void BeginCall(string id)
    {
        line.Length = committed;
        line.Write(areCallsOpen ? ","u8 : ",{\"role\":\"assistant\",\"tool_calls\":["u8);
        areCallsOpen = true;
        callIds.Add(id);
        BeginName(id);
    }

    private void BeginName(string id)
    {
        line.Write("{\"id\":\""u8);
        JsonEscaper.Append(line, id);
        line.Write("\",\"type\":\"function\",\"function\":{\"name\":\""u8);
    }

    private void EndName() => line.Write("\",\"arguments\":\""u8);

    private DraftStep EndCall()
    {
        line.Write("\"}}"u8);
        return Commit();
    }

    private string NextId()
    {
        for (int number = callIds.Count + 1; ; number++)
        {
            string id = "call_" + number.ToString(CultureInfo.InvariantCulture);
            if (!callIds.Contains(id)) return id;
        }
    }
}
