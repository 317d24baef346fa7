using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Authoring;

namespace Phi3Data;

/// <summary>
/// A row of fine-tuning that was written in code and has passed the check of its profile: JSON on one line, UTF-8.
/// </summary>
/// <example><code>
/// Conversation.Create()
///     .System("Answer as a clerk of the shop.")
///     .User($"Is order {number} on its way?")
///     .Assistant("It left on Monday."u8)
///     .AppendTo(writer);
/// </code></example>
public sealed class Conversation
{
    private readonly byte[] row;

    internal Conversation(byte[] row, TrainingMethod method, IReadOnlyList<Diagnostic> findings)
    {
        this.row = row;
        Method = method;
        Findings = findings;
    }

    /// <summary>The row's bytes, without LF.</summary>
    public ReadOnlyMemory<byte> Utf8 => row;

    /// <summary>
    /// What the row is for: <c>messages</c> that end with the assistant (supervised), an <c>input</c> with two outputs
    /// (preference), or <c>messages</c> that end with the user and fields for the grader (reinforcement).
    /// </summary>
    public TrainingMethod Method { get; }

    /// <summary>What the check found that is milder than an error; mostly empty.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>
    /// Starts a row. Each call gives what may come next: the system message once and first, then user and assistant in turn,
    /// every tool call answered, the assistant last.
    /// </summary>
    /// <param name="rules">
    /// What the row must hold, such as <c>ProfileCatalog.Find("openai-sft")!.CreateOptions()</c>; null for the defaults. Keep
    /// the object: rows under the same one reuse a buffer of the thread, and allocate nothing until they are built. A preference
    /// row under rules for another kind of training is checked for azure-openai-dpo, a reinforcement row for azure-openai-rft.
    /// </param>
    public static StartStep<NamedTools> Create(RuleOptions? rules = null) => new(ConversationDraft.Start(rules ?? RuleOptions.Default));

    /// <summary>
    /// Starts a row whose tools are those of a type with <see cref="ToolFunctionAttribute"/>. They are declared in the row, and each
    /// is called by a method of its name and parameters: a call of another tool, or with a wrong argument, does not compile.
    /// </summary>
    /// <typeparam name="TTools">The type.</typeparam>
    /// <param name="rules">What the row must hold, as in <see cref="Create(RuleOptions)"/>.</param>
    public static StartStep<TTools> Create<TTools>(RuleOptions? rules = null)
        where TTools : IToolSet =>
        new(ConversationDraft.Start(rules ?? RuleOptions.Default).AddTools(TTools.ToolsJson));

    /// <summary>Makes a row of messages that are known only at run time, in any number.</summary>
    /// <param name="messages">The messages in order.</param>
    /// <param name="tools">The tools that they call; null for none.</param>
    /// <param name="rules">What the row must hold; null for the defaults.</param>
    /// <exception cref="ConversationException">The row would not pass the check; its findings say where and why.</exception>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair, or a schema is not JSON.</exception>
    public static Conversation From(
        IEnumerable<ChatMessage> messages, IEnumerable<ChatTool>? tools = null, RuleOptions? rules = null)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ConversationDraft.Start(rules ?? RuleOptions.Default).AddAll(messages, tools).Build();
    }

    /// <summary>Writes the row, without LF.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(row);
    }

    /// <summary>Writes the row as the next line of a file.</summary>
    public void AppendTo(JsonlWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(row);
    }

    /// <summary>The row as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(row);
}
