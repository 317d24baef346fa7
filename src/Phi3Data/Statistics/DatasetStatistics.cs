using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// What is in a dataset: sizes, roles, system prompts, tools, scripts, kinds of answers, labels. Exact, and made to be added:
/// the statistics of the parts of a dataset, added in order, are those of the whole.
/// </summary>
/// <remarks>Only valid records count. Characters are Unicode code points of the decoded text.</remarks>
public sealed class DatasetStatistics
{
    private readonly RoleStatistics[] roles = Enum.GetValues<Role>().Select(role => new RoleStatistics(role)).ToArray();
    private readonly long[] letters = new long[Scripts.Count];
    private readonly long[] recordsByScript = new long[Scripts.Count];
    private readonly long[] answersByKind = new long[ContentKinds.Count];

    /// <summary>Valid records.</summary>
    public long Records { get; internal set; }

    /// <summary>Messages of each record.</summary>
    public Histogram Messages { get; } = new();

    /// <summary>Turns of each record: user messages with an answer before the next user message.</summary>
    public Histogram Turns { get; } = new();

    /// <summary>Characters of all contents of each record.</summary>
    public Histogram Characters { get; } = new();

    /// <summary>What each role said; roles that said nothing are left out.</summary>
    public IReadOnlyList<RoleStatistics> Roles => roles.Where(role => role.Messages > 0).ToList();

    /// <summary>The first system message of each record that has one.</summary>
    public FrequencyTable SystemPrompts { get; } = new();

    /// <summary>The first word of each assistant message, in lower case.</summary>
    public FrequencyTable FirstWords { get; } = new();

    /// <summary>The label of each record that has one; see <see cref="StatisticsOptions"/>.</summary>
    public FrequencyTable Labels { get; } = new();

    /// <summary>Names of the functions that are called, once for each call.</summary>
    public FrequencyTable CalledTools { get; } = new();

    /// <summary>Records with a list of tools.</summary>
    public long RecordsWithTools { get; internal set; }

    /// <summary>Records in which a tool is called.</summary>
    public long RecordsWithCalls { get; internal set; }

    /// <summary>Letters of each script, most first; those without any are left out.</summary>
    public IReadOnlyList<KeyValuePair<Script, long>> Letters => Sorted<Script>(letters);

    /// <summary>Records by the script that most of their letters are of, most first.</summary>
    public IReadOnlyList<KeyValuePair<Script, long>> RecordsByScript => Sorted<Script>(recordsByScript);

    /// <summary>Assistant messages by what they look like, most first.</summary>
    public IReadOnlyList<KeyValuePair<ContentKind, long>> AnswersByKind => Sorted<ContentKind>(answersByKind);

    /// <summary>Adds the statistics of another part.</summary>
    public void Add(DatasetStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Records += other.Records;
        Messages.Add(other.Messages);
        Turns.Add(other.Turns);
        Characters.Add(other.Characters);
        SystemPrompts.Add(other.SystemPrompts);
        FirstWords.Add(other.FirstWords);
        Labels.Add(other.Labels);
        CalledTools.Add(other.CalledTools);
        RecordsWithTools += other.RecordsWithTools;
        RecordsWithCalls += other.RecordsWithCalls;
        for (int i = 0; i < roles.Length; i++) roles[i].Add(other.roles[i]);
        Add(letters, other.letters);
        Add(recordsByScript, other.recordsByScript);
        Add(answersByKind, other.answersByKind);
    }

    internal RoleStatistics Of(Role role) => roles[(int)role];

    internal void CountLetters(ReadOnlySpan<long> ofRecord)
    {
        int most = (int)Script.None;
        for (int i = 0; i < ofRecord.Length; i++)
        {
            letters[i] += ofRecord[i];
            if (ofRecord[i] > ofRecord[most]) most = i;
        }
        recordsByScript[most]++;
    }

    internal void CountAnswer(ContentKind kind) => answersByKind[(int)kind]++;

    internal void Clear()
    {
        Records = RecordsWithTools = RecordsWithCalls = 0;
        foreach (Histogram histogram in (ReadOnlySpan<Histogram>)[Messages, Turns, Characters]) histogram.Clear();
        foreach (FrequencyTable table in (ReadOnlySpan<FrequencyTable>)[SystemPrompts, FirstWords, Labels, CalledTools]) table.Clear();
        foreach (RoleStatistics role in roles) role.Clear();
        Array.Clear(letters);
        Array.Clear(recordsByScript);
        Array.Clear(answersByKind);
    }

    private static void Add(long[] here, long[] there)
    {
        for (int i = 0; i < here.Length; i++) here[i] += there[i];
    }

    private static List<KeyValuePair<T, long>> Sorted<T>(long[] counts)
        where T : struct, Enum => Enum.GetValues<T>().Zip(counts, KeyValuePair.Create)
            .Where(c => c.Value > 0).OrderByDescending(c => c.Value).ToList();
}

/// <summary>What one role said.</summary>
public sealed class RoleStatistics
{
    internal RoleStatistics(Role role) => Role = role;

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>Messages of the role.</summary>
    public long Messages => Characters.Count;

    /// <summary>Messages without text: content missing, null, empty, or only white space.</summary>
    public long Empty { get; internal set; }

    /// <summary>Messages that are trained; see <see cref="MessageView.IsTrained"/>.</summary>
    public long Trained { get; internal set; }

    /// <summary>Characters of each message.</summary>
    public Histogram Characters { get; } = new();

    internal void Add(RoleStatistics other)
    {
        Empty += other.Empty;
        Trained += other.Trained;
        Characters.Add(other.Characters);
    }

    internal void Clear()
    {
        Empty = 0;
        Trained = 0;
        Characters.Clear();
    }
}
