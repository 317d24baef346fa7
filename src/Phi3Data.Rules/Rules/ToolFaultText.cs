using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>What the faults of tools and calls are called, with what was found and what was expected.</summary>
static class ToolFaultText
{
    /// <summary>Makes the text for a tool.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="kind">What was found.</param>
    /// <param name="found">Its bytes, made safe to print.</param>
    public static string OfTool(ToolFault fault, JsonKind kind, string found) => fault switch
    {
        ToolFault.NotObject => $"the tool is {Name(kind)}, expected an object {{\"type\":\"function\",\"function\":…}}",
        ToolFault.NotTypeFunction => $"the tool's type is {Value(kind, found)}, expected \"function\"",
        ToolFault.NoFunction => $"the tool's function is {Name(kind)}, expected an object {{\"name\":…,\"parameters\":…}}",
        _ => $"the tool's name is {Name(kind)}, expected a string",
    };

    /// <summary>Makes the text for a call; parameters as in <see cref="OfTool"/>.</summary>
    public static string OfCall(ToolFault fault, JsonKind kind, string found) => fault switch
    {
        ToolFault.CallsNotArray => $"tool_calls is {Name(kind)}, expected an array of calls",
        ToolFault.NotObject => $"the call is {Name(kind)}, expected an object {{\"id\":…,\"type\":\"function\",\"function\":…}}",
        ToolFault.NoId => $"the call's id is {Name(kind)}, expected a string",
        ToolFault.NotTypeFunction => $"the call's type is {Value(kind, found)}, expected \"function\"",
        ToolFault.NoFunction => $"the call's function is {Name(kind)}, expected an object {{\"name\":…,\"arguments\":…}}",
        ToolFault.NoName => $"the call's function name is {Name(kind)}, expected a string",
        _ => "the call has no arguments, expected a string that holds a JSON object",
    };

    /// <summary>Makes the text for the arguments of a call.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="what">The kind of value or, when they are not JSON, the error.</param>
    /// <param name="found">The bytes at fault, made safe to print.</param>
    public static string OfArguments(ArgumentsFault fault, long what, string found) => fault switch
    {
        ArgumentsFault.NotString => $"the arguments are {Name((JsonKind)what)}, expected a string that holds a JSON object",
        ArgumentsFault.Blank => "the arguments are a blank string, expected a JSON object in it, {} for none",
        ArgumentsFault.NotObject => $"the arguments' string holds {Name((JsonKind)what)}, expected a JSON object",
        _ => "the arguments' string is not JSON: " + InString((JsonError)what, found),
    };

    /// <summary>As <see cref="JsonErrorText"/>, in the words of a string where that one speaks of the line.</summary>
    private static string InString(JsonError error, string found) => error switch
    {
        JsonError.UnexpectedEnd => "it ends before its brackets are closed",
        JsonError.UnterminatedString => "it ends inside an inner string",
        JsonError.TrailingData => $"found '{found}' behind the object, expected its end",
        JsonError.TooDeep => "arrays and objects lie too deep in each other",
        JsonError.InvalidUtf8 => "an escape in it forms no Unicode text",
        JsonError.ByteOrderMark => "a byte order mark stands in it",
        _ => JsonErrorText.Create(error, found),
    };

    private static string Value(JsonKind kind, string found) => kind == JsonKind.String ? found : Name(kind);

    private static string Name(JsonKind kind) => FindingMessage.KindName(kind);
}
