using System;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data.Scanning;

sealed partial class RecordWalker<T>
{
    private readonly CallList calls = new();
    private readonly JsonScratch scratch = new();
    private readonly RuleScratch ruleScratch = new();
    private readonly FindingBuffer findings;
    private JsonSlot tools;
    private int toolList;

    [Flags]
    private enum CallKeys : byte
    {
        Id = 1,
        Type = 2,
        Function = 4,
        Name = 8,
        Arguments = 16,
        All = Id | Type | Function | Name | Arguments,
    }

    /// <summary>The lists of tools that are known to be fine.</summary>
    public ProvedTools Tools { get; } = new();

    /// <summary>Takes <c>tool_calls</c>: null, or an array of at least one whole call.</summary>
    private bool TakeCalls(ref PieceCursor cursor)
    {
        if (cursor.TryTake("null"u8)) return true;
        if (!fine.CallsAreFine || !cursor.TryTake((byte)'[')) return false;
        nint start = cursor.At - 1;
        if (taker is null)
        {
            // Only messages with calls are noted, for the one rule that looks at them in the end.
            if (calls.Count == 0) slots.Reset(RecordFormat.Messages);
            slots.AddMessage(int.MaxValue).Role = Role.Assistant;
        }
        calls.StartMessage();
        hasCalls = true;
        do
        {
            if (!TakeCall(ref cursor)) return false;
        }
        while (cursor.TryTake((byte)','));
        if (!cursor.TryTake((byte)']')) return false;
        slots.Last.ToolCalls = Slot(cursor, start);
        return true;
    }

    /// <summary>Whether the calls are of tools that there are, and their arguments fit them: the rule itself says so.</summary>
    private bool AreCallsFine(in PieceCursor cursor)
    {
        if (!calls.AreDeclared(cursor, Tools, toolList)) return false;
        slots.Tools = tools;
        var view = new ConversationView(cursor.From(LineStart), slots);
        findings.Clear();
        var context = new RuleContext(view.Line, 1, fine.Options, findings, ruleScratch);
        ruleScratch.Tools.Read(view.Line, tools, ruleScratch.Scanner, fine.Options.MaxTools);
        ToolArgumentsMustFitSchema.Check(view, ref context);
        return findings.Count == 0;
    }

    /// <summary>Takes <c>{"id":…,"type":"function","function":{"name":…,"arguments":…}}</c>, keys in any order.</summary>
    private bool TakeCall(ref PieceCursor cursor)
    {
        CallKeys seen = 0;
        (nint, int) id = default, name = default;
        if (!cursor.TryTake((byte)'{')) return false;
        do
        {
            cursor.SkipSpace();
            if (cursor.TryTakeKey("\"id\""u8))
            {
                if (!Add(ref seen, CallKeys.Id) || !cursor.TryTakePlainString(out id)) return false;
            }
            else if (cursor.TryTakeKey("\"type\""u8))
            {
                if (!Add(ref seen, CallKeys.Type) || !cursor.TryTake("\"function\""u8)) return false;
            }
            else if (!cursor.TryTakeKey("\"function\""u8) || !Add(ref seen, CallKeys.Function)
                || !TakeFunction(ref cursor, ref seen, ref name)) return false;
        }
        while (cursor.TryTake((byte)','));
        return seen == CallKeys.All && cursor.TryTake((byte)'}') && calls.TryAdd(cursor, id, name);
    }

    private bool TakeFunction(ref PieceCursor cursor, ref CallKeys seen, ref (nint, int) name)
    {
        if (!cursor.TryTake((byte)'{')) return false;
        do
        {
            cursor.SkipSpace();
            if (cursor.TryTakeKey("\"name\""u8))
            {
                if (!Add(ref seen, CallKeys.Name) || !cursor.TryTakePlainString(out name)) return false;
            }
            else if (!cursor.TryTakeKey("\"arguments\""u8) || !Add(ref seen, CallKeys.Arguments)
                || !TakeArguments(ref cursor)) return false;
        }
        while (cursor.TryTake((byte)','));
        return cursor.TryTake((byte)'}');
    }

    /// <summary>Takes a string that holds a JSON object.</summary>
    private bool TakeArguments(ref PieceCursor cursor)
    {
        if (!cursor.TryTake("\""u8)) return false;
        nint start = cursor.At, close = StringScan<T>.Find(ref cursor.Origin, start, ref contacts);
        if (close < 0) return false;
        cursor.At = close + 1;
        ReadOnlySpan<byte> raw = cursor.Slice(start, (int)(close - start));
        return ToolArgumentsMustBeJson.IsObject(raw, raw.Contains((byte)'\\'), scratch);
    }

    private bool TakeCallId(ref PieceCursor cursor)
    {
        if (!cursor.TryTakePlainString(out (nint, int) id)) return false;
        callId = id;
        return true;
    }

    private static bool Add(ref CallKeys keys, CallKeys key)
    {
        bool isNew = (keys & key) == 0;
        keys |= key;
        return isNew;
    }
}
