using System;
using Phi3Data.Rules;

namespace Phi3Data.Scanning;

sealed partial class RecordWalker<T>
{
    [Flags]
    private enum MessageKeys : byte
    {
        Role = 1,
        Content = 2,
        Weight = 4,
        Name = 8,
        Calls = 16,
        CallId = 32,
        NoContent = 64,
    }

    private bool TakeKey(ref PieceCursor cursor)
    {
        if (cursor.TryTakeKey("\"role\""u8))
        {
            if (cursor.TryTake("\"user\""u8)) role = Role.User;
            else if (cursor.TryTake("\"assistant\""u8)) role = Role.Assistant;
            else if (cursor.TryTake("\"system\""u8)) role = Role.System;
            else if (cursor.TryTake("\"tool\""u8)) role = Role.Tool;
            if (taker is not null) slots.Last.Role = role;
            return Add(MessageKeys.Role) && MayFollow(role, before);
        }
        hasExtras = true;
        MessageKeys key = TakeOtherKey(ref cursor);
        nint start = cursor.At;
        bool isTaken = key switch
        {
            MessageKeys.Weight => TakeWeight(ref cursor),
            MessageKeys.Name => TakeName(ref cursor),
            MessageKeys.Calls => TakeCalls(ref cursor),
            MessageKeys.CallId => TakeCallId(ref cursor),
            _ => false,
        };
        if (!isTaken || !Add(key)) return false;
        if (taker is not null) Note(key, Slot(cursor, start));
        return true;
    }

    private static MessageKeys TakeOtherKey(ref PieceCursor cursor)
    {
        if (cursor.TryTakeKey("\"weight\""u8)) return MessageKeys.Weight;
        if (cursor.TryTakeKey("\"tool_calls\""u8)) return MessageKeys.Calls;
        if (cursor.TryTakeKey("\"tool_call_id\""u8)) return MessageKeys.CallId;
        return cursor.TryTakeKey("\"name\""u8) ? MessageKeys.Name : 0;
    }

    private bool TakeWeight(ref PieceCursor cursor)
    {
        // Whatever would make another number of it is refused behind it: only a comma or a brace may follow.
        isWeightZero = cursor.TryTake("0"u8);
        return isWeightZero || cursor.TryTake("1"u8) || cursor.TryTake("null"u8);
    }

    private bool TakeName(ref PieceCursor cursor)
    {
        if (!cursor.TryTake("\""u8)) return cursor.TryTake("null"u8);
        if (!fine.NameIsFine) return false;
        nint start = cursor.At;
        while (cursor.Current is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z'
            or >= (byte)'0' and <= (byte)'9' or (byte)'_' or (byte)'-') cursor.At++;
        return cursor.At - start is >= 1 and <= NameMustBeValid.MaxLength && cursor.TryTake("\""u8);
    }

    /// <summary>Whether the rules on the order of roles have nothing to say.</summary>
    private bool MayFollow(Role role, Role before) => before switch
    {
        Role.Unknown => role == Role.System ? fine.SystemIsFine : role == Role.User && !fine.SystemIsNeeded,
        Role.System => role == Role.User,
        Role.User => role == Role.Assistant,
        Role.Assistant => role == Role.User && calls.AreAnswered || role == Role.Tool && fine.ToolIsFine,
        _ => role == Role.Tool || role is Role.User or Role.Assistant && calls.AreAnswered,
    };

    private bool EndMessage(in PieceCursor cursor)
    {
        if ((keys & MessageKeys.Role) == 0) return false;
        if ((keys & MessageKeys.Content) == 0 && !(hasCalls && role == Role.Assistant && fine.CallsAreFine)) return false;
        if ((keys & MessageKeys.CallId) != 0 != (role == Role.Tool)) return false;
        if (hasCalls && role != Role.Assistant) return false;
        if (role == Role.Assistant) hasTrained |= !isWeightZero;
        else if ((keys & MessageKeys.Weight) != 0) return false;
        before = role;
        if (firstRole == Role.Unknown) firstRole = role;
        return role != Role.Tool || calls.TryAnswer(cursor, callId);
    }

    private bool Add(MessageKeys key)
    {
        bool isNew = (keys & key) == 0;
        keys |= key;
        return isNew;
    }
}
