using System;
using System.Collections.Generic;

namespace Phi3Data.Authoring;

/// <summary>Rows of messages that are known only at run time: whatever they hold is written, and the check says what is wrong.</summary>
sealed partial class ConversationDraft
{
    /// <summary>Writes a whole row, up to its end.</summary>
    public DraftStep AddAll(IEnumerable<ChatMessage> messages, IEnumerable<ChatTool>? tools)
    {
        foreach (ChatTool tool in tools ?? []) WriteTool(tool.Name, tool.Description, tool.Parameters);
        foreach (ChatMessage message in messages)
        {
            line.Write(IsFirst ? "{\"role\":\""u8 : ",{\"role\":\""u8);
            line.Write(NameOf(message.Role));
            line.Write("\""u8);
            WriteContent(message);
            WriteCalls(message.ToolCalls);
            if (message.ToolCallId is not null)
            {
                line.Write(",\"tool_call_id\":\""u8);
                JsonEscaper.Append(line, message.ToolCallId);
                line.Write("\""u8);
            }
            if (message.Trained is bool trained) line.Write(trained ? ",\"weight\":1"u8 : ",\"weight\":0"u8);
            line.Write("}"u8);
            committed = line.Length;
        }
        return Commit();
    }

    private static ReadOnlySpan<byte> NameOf(Role role) => role switch
    {
        Role.System => "system"u8,
        Role.User => "user"u8,
        Role.Assistant => "assistant"u8,
        Role.Tool => "tool"u8,
        Role.Function => "function"u8,
        Role.Developer => "developer"u8,
        _ => throw new ArgumentException($"A message's role is {role}, expected one that has a name."),
    };

    private void WriteContent(ChatMessage message)
    {
        if (message.Content is null)
        {
            if (message.ToolCalls.Count == 0) line.Write(",\"content\":null"u8);
            return;
        }
        line.Write(",\"content\":\""u8);
        JsonEscaper.Append(line, message.Content);
        line.Write("\""u8);
    }

    private void WriteCalls(IReadOnlyList<ChatToolCall> calls)
    {
        if (calls.Count == 0) return;
        line.Write(",\"tool_calls\":["u8);
        for (int i = 0; i < calls.Count; i++)
        {
            if (i > 0) line.Write(","u8);
            BeginName(calls[i].Id);
            JsonEscaper.Append(line, calls[i].Name);
            EndName();
            JsonEscaper.Append(line, calls[i].Arguments);
            line.Write("\"}}"u8);
        }
        line.Write("]"u8);
    }
}
