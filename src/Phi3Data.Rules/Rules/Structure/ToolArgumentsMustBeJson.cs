using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2110: a call's <c>arguments</c> are a string that holds a JSON object.</summary>
static class ToolArgumentsMustBeJson
{
    /// <summary>Reports all other arguments; missing ones are reported by <see cref="ToolCallMustBeComplete"/>.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (!message.HasToolCalls) continue;
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext())
            {
                JsonSlot arguments = calls.Current.Arguments;
                if (arguments.Kind == JsonKind.String) CheckText(view.Line, arguments, ref context);
                else if (arguments.Kind != JsonKind.Missing)
                    Report(ref context, arguments, arguments.Kind, ArgumentsFault.NotString);
            }
        }
    }

    /// <summary>Whether a string holds a JSON object.</summary>
    /// <param name="raw">The bytes between its quotes, scanned before.</param>
    /// <param name="escaped">Whether they hold a backslash.</param>
    /// <param name="scratch">Memory to decode and scan it.</param>
    public static bool IsObject(ReadOnlySpan<byte> raw, bool escaped, JsonScratch scratch) =>
        Scan(raw, escaped, scratch, out JsonKind kind).Token == JsonToken.End && kind == JsonKind.Object;

    private static Utf8JsonScanner Scan(ReadOnlySpan<byte> raw, bool escaped, JsonScratch scratch, out JsonKind kind)
    {
        ReadOnlySpan<byte> text = raw;
        if (escaped)
        {
            byte[] decoded = scratch.Text(raw.Length);
            text = decoded.AsSpan(0, JsonString.Unescape(raw, decoded));
        }
        var scanner = new Utf8JsonScanner(text, scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        kind = scanner.Kind;
        while (scanner.Token is not (JsonToken.End or JsonToken.Error)) scanner.Read();
        return scanner;
    }

    private static void CheckText(ReadOnlySpan<byte> line, JsonSlot arguments, ref RuleContext context)
    {
        ReadOnlySpan<byte> raw = arguments.Raw(line);
        Utf8JsonScanner scanner = Scan(raw, arguments.Escaped, context.Scratch.Strings, out JsonKind kind);
        if (scanner.Token == JsonToken.End)
        {
            if (kind != JsonKind.Object) Report(ref context, arguments, kind, ArgumentsFault.NotObject);
            return;
        }
        if (JsonString.IsBlank(raw))
        {
            Report(ref context, arguments, JsonKind.String, ArgumentsFault.Blank);
            return;
        }
        int start = JsonString.RawOffset(raw, scanner.ErrorOffset);
        int end = JsonString.RawOffset(raw, scanner.ErrorOffset + scanner.ErrorLength);
        context.Report(
            RuleId.ToolArgumentsMustBeJson, arguments.Start + 1 + start, end - start,
            (long)scanner.Error, (long)ArgumentsFault.NotJson);
    }

    private static void Report(ref RuleContext context, in JsonSlot at, JsonKind kind, ArgumentsFault fault) =>
        context.Report(RuleId.ToolArgumentsMustBeJson, at, (long)kind, (long)fault);
}

/// <summary>What is wrong with the arguments of a call.</summary>
enum ArgumentsFault : byte
{
    /// <summary>They are no string; the finding tells their kind.</summary>
    NotString,
    /// <summary>They are a string of white space, or an empty one.</summary>
    Blank,
    /// <summary>They are a string that holds another JSON value; the finding tells its kind.</summary>
    NotObject,
    /// <summary>They are a string that is not JSON; the finding tells the error.</summary>
    NotJson,
}
