namespace Phi3Data.Rules;

/// <summary>PHI5003: a dataset is written as <c>messages</c>.</summary>
static class DatasetMustUseMessagesFormat
{
    /// <summary>Reports a file that is in another format and is checked as such.</summary>
    public static void Check(RecordFormat format, FindingBuffer findings)
    {
        if (format != RecordFormat.Messages) findings.Add(RuleId.DatasetMustUseMessagesFormat, 0, 0, 0, 0, 0);
    }
}
