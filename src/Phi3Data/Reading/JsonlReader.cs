using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// Reads the valid conversations of one input, one after the other, without allocating per record: wait once per buffer with
/// <see cref="FillAsync"/>, then take record after record with <see cref="TryRead"/>.
/// </summary>
/// <example><code>
/// await using JsonlReader reader = JsonlReader.Open("train.jsonl");
/// while (await reader.FillAsync())
/// {
///     while (reader.TryRead(out ConversationView conversation))
///     {
///         foreach (MessageView message in conversation.Messages) …
///     }
/// }
/// </code></example>
/// <remarks>For one thread. <see cref="ReadAllAsync"/> is the comfortable way, which allocates its records.</remarks>
public sealed class JsonlReader : IAsyncDisposable
{
    private readonly JsonlReaderOptions options;
    private readonly LineBlockReader blocks;
    private readonly LineBlock block;
    private readonly RecordRules rules;
    private readonly FindingReporter reporter;
    private readonly FindingBuffer findings;
    private int position;

    /// <summary>Reads <paramref name="source"/> under the options, or the defaults.</summary>
    public JsonlReader(DatasetSource source, JsonlReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.options = options ?? JsonlReaderOptions.Default;
        RuleOptions ruleOptions = this.options.Rules;
        RecordFormat? format = RecordFormats.Settle(this.options.Format, ruleOptions.Method);
        blocks = new LineBlockReader([source], ruleOptions.MaxLineBytes, format, withHash: false);
        block = new LineBlock(this.options.BlockBytes);
        rules = new RecordRules(ruleOptions, TokenCounting.For(ruleOptions)?.Create());
        findings = new FindingBuffer(ruleOptions);
        reporter = new FindingReporter(ruleOptions, this.options.Findings, sinks: null);
    }

    /// <summary>Opens a file, gzip or plain, with the defaults. The file is opened by the first <see cref="FillAsync"/>.</summary>
    public static JsonlReader Open(string path, JsonlReaderOptions? options = null) =>
        new(DatasetSource.FromFile(path), options);

    /// <summary>1-based number of the line that was taken last; 0 before the first.</summary>
    public long LineNumber { get; private set; }

    /// <summary>0-based offset of that line in the file, a byte order mark counted, after decompression.</summary>
    public long ByteOffset { get; private set; }

    /// <summary>Lines so far that were passed over for findings of error severity.</summary>
    public long InvalidCount { get; private set; }

    /// <summary>Reads the next lines into the buffer. What was read before is gone.</summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="IOException">The input cannot be opened or read.</exception>
    /// <exception cref="InvalidDataException">The input's gzip data is damaged or cut off.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken = default)
    {
        position = 0;
        do
        {
            if (!await blocks.ReadAsync(block, cancellationToken).ConfigureAwait(false)) return false;
            if (block.IsFirst) reporter.ReportStart(block.File);
            if (block.Unread != UnreadPart.None) PassOver();
        }
        while (block.Length == 0);
        return true;
    }

    /// <summary>Takes the next valid record out of the buffer; blank and invalid lines are passed over, with their findings.</summary>
    /// <param name="conversation">The record, valid until the next call on this reader.</param>
    /// <returns>False when the buffer has none left and <see cref="FillAsync"/> must run.</returns>
    public bool TryRead(out ConversationView conversation)
    {
        while (TryReadLine(out ReadOnlySpan<byte> line))
        {
            findings.Clear();
            LineVerdict verdict = rules.Check(line, LineNumber, block.File.Format, findings, out conversation);
            if (findings.Count > 0)
            {
                reporter.Count(findings);
                reporter.Report(findings.Span, 0, new FindingSource(block.File.Name, line, ByteOffset));
            }
            if (verdict == LineVerdict.Valid) return true;
            if (verdict == LineVerdict.Invalid) InvalidCount++;
        }
        conversation = default;
        return false;
    }

    /// <summary>
    /// Takes the next line out of the buffer as it is, unchecked, without its LF. Lines over the limit are passed over, with
    /// their findings.
    /// </summary>
    /// <param name="line">
    /// The line's bytes; a CR before the LF belongs to them. Valid until the next call of <see cref="FillAsync"/>.
    /// </param>
    /// <returns>False when the buffer has none left and <see cref="FillAsync"/> must run.</returns>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        while (position < block.Length)
        {
            ReadOnlySpan<byte> rest = block.Span[position..];
            int length = rest.IndexOf((byte)'\n');
            if (length < 0) length = rest.Length;
            line = rest[..length];
            ByteOffset = block.Offset + position;
            LineNumber++;
            position += length + 1;
            if (length <= options.Rules.MaxLineBytes) return true;
            reporter.General.Clear();
            LineMustNotBeTooLong.Report(LineNumber, options.Rules.MaxLineBytes, reporter.General);
            reporter.ReportGeneral(new FindingSource(block.File.Name, line, ByteOffset));
            InvalidCount++;
        }
        line = default;
        return false;
    }

    /// <summary>Reads all valid records as objects. Allocates each with its messages and texts.</summary>
    public async IAsyncEnumerable<ChatRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            while (TryReadRecord() is ChatRecord record) yield return record;
        }
    }

    /// <summary>Closes the input.</summary>
    public ValueTask DisposeAsync() => blocks.DisposeAsync();

    // A view cannot live across a yield: it is read and turned into an object here.
    private ChatRecord? TryReadRecord()
    {
        if (!TryRead(out ConversationView view)) return null;
        var messages = new ChatMessage[view.Messages.Count];
        for (int i = 0; i < messages.Length; i++)
            messages[i] = ChatMessageReader.Read(view.Messages[i]);
        return new ChatRecord(LineNumber, messages);
    }

    /// <summary>Passes over a part of something that has no lines: reported where it starts, counted where it ends.</summary>
    private void PassOver()
    {
        if (block.Unread.HasFlag(UnreadPart.Start))
        {
            LineNumber++;
            reporter.ReportUnread(block, LineNumber);
            InvalidCount++;
        }
        block.Length = 0;
    }
}

/// <summary>A conversation as an object.</summary>
/// <param name="LineNumber">1-based line in its file.</param>
/// <param name="Messages">The messages in order; of a preference record, those of all its parts.</param>
public sealed record ChatRecord(long LineNumber, IReadOnlyList<ChatMessage> Messages);
