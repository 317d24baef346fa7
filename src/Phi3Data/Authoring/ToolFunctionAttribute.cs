using System;

namespace Phi3Data;

/// <summary>
/// Makes a tool of a method or a delegate type that stands in a partial type. A generator adds to the type the JSON Schema of its
/// tools (<see cref="IToolSet"/>), and to the steps of a conversation that is begun with
/// <see cref="Conversation.Create{TTools}"/> a method for each tool, of its name and parameters, that writes the call. The method
/// itself is never called.
/// </summary>
/// <remarks>
/// <para>
/// Parameters are <c>string</c>, <c>bool</c>, integers, <c>float</c>, <c>double</c>, <c>decimal</c>, enums (by their names),
/// <c>Guid</c>, <c>DateOnly</c>, <c>DateTimeOffset</c>, and arrays and lists of these; with <c>?</c> they may be null, too, and a
/// <c>CancellationToken</c> is none. The text of the XML comment under <c>summary</c> and <c>param</c> is what the model reads. What
/// has a default value is not required; a call writes it all the same.
/// </para>
/// <para>The type is partial and neither static nor generic, so that it can stand for its tools. PHI9008 says what else is wrong.</para>
/// </remarks>
/// <example><code>
/// public partial class Shop
/// {
///     /// &lt;summary&gt;Where an order is.&lt;/summary&gt;
///     /// &lt;param name="order"&gt;The order's number.&lt;/param&gt;
///     [ToolFunction]
///     public delegate string Track(int order);
/// }
///
/// Conversation.Create&lt;Shop&gt;().User("Is order 1042 on its way?").Track(order: 1042).ToolResult("left Oslo").Assistant("Yes.").AppendTo(writer);
/// </code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class ToolFunctionAttribute : Attribute
{
    /// <summary>The name under which the model calls the tool, 1 to 64 letters, digits, <c>_</c> and <c>-</c>; null for the C# name.</summary>
    public string? Name { get; init; }
}

/// <summary>Tools that the compiler knows. The code generated for <see cref="ToolFunctionAttribute"/> implements it.</summary>
public interface IToolSet
{
    /// <summary>The tools as the array <c>tools</c> of a row or a request, JSON on one line, UTF-8.</summary>
    static abstract ReadOnlySpan<byte> ToolsJson { get; }
}
