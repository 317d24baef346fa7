using System.Globalization;

namespace Phi3Data.Rules;

/// <summary>Puts what the rules on datasets find into words.</summary>
static class DatasetFaultText
{
    /// <summary>PHI5001: too few records, or enough of them until the service splits.</summary>
    public static string OfRecords(long records, long minimum) => records < minimum
        ? $"the dataset has {Number(records)} valid records for training, expected at least {Number(minimum)}"
        : $"the dataset has {Number(records)} valid records, and the service's own split leaves"
            + $" {Number(AutomaticSplit.GetTrainingRecords(records))} of them for training, expected at least {Number(minimum)};"
            + $" give {Number(AutomaticSplit.GetRecordsFor(minimum))} records or validation data";

    /// <summary>PHI5007: bytes, or as a negative number files.</summary>
    public static string OfQuota(long found, long limit) => found < 0
        ? $"the dataset has {Number(-found)} files, more than the limit of {Number(limit)}"
        : $"the files have {Number(found)} bytes together, more than the limit of {Number(limit)}";

    /// <summary>PHI5010: the record's kind and that of most.</summary>
    public static string OfKinds(KindCount found, KindCount expected) =>
        $"the record is {NameOf(found.Kind)}, as {Number(found.Records)} of the dataset are;"
        + $" expected {NameOf(expected.Kind)}, as {Number(expected.Records)} are";

    /// <summary>PHI5011: which side has tools.</summary>
    public static string OfTools(long records, long inTraining) => inTraining != 0
        ? $"{Number(records)} training records have tools, but no validation record has any"
        : $"{Number(records)} validation records have tools, but no training record has any";

    /// <summary>PHI5012: records without a system message, or how many different ones there are.</summary>
    public static string OfSystemMessages(long found, long expected)
    {
        if (expected != 1)
            return $"{Number(found)} of {Number(expected)} records have no system message, the others have one";
        string more = found >= SystemMessagesMustBeConsistent.MostVariants ? " or more" : "";
        return $"the records have {Number(found)}{more} different system messages, expected the one that is used with the model later";
    }

    /// <summary>PHI5016: the whole record, or its prompt.</summary>
    public static string OfLeak(long isWhole, string place) => isWhole != 0
        ? $"the record stands in the training data, too: it is the same as {place}"
        : $"all before the last answer stands in the training data, too: it is the same as in {place}";

    /// <summary>PHI5024: the prompt, or a number of words in a row.</summary>
    public static string OfOverlap(long words, string place) => words == 0
        ? $"all before the last answer stands in the evaluation data: it is the same as in {place}"
        : $"{Number(words)} words in a row stand in the evaluation data: in {place}";

    /// <summary>PHI5017: what is different in the last 20 %.</summary>
    public static string OfBias(long percent, SplitMeasure measure)
    {
        string what = measure switch
        {
            SplitMeasure.SystemMessages => $"other system messages (their shares differ by {percent} %)",
            SplitMeasure.Answers => $"other answers (their shares differ by {percent} %)",
            _ => $"another length (on average {percent} % of the first's)",
        };
        return $"the last 20 % of the records, which the service takes for validation and test, have {what}; shuffle the records";
    }

    /// <summary>Where another record stands: its line, and its file when that is another one.</summary>
    /// <param name="line">1-based line; 0 when it is not known.</param>
    /// <param name="file">The other record's file.</param>
    /// <param name="here">The file of the record that the finding is on.</param>
    public static string OfPlace(long line, string? file, string here)
    {
        if (line == 0) return "an earlier one";
        string place = "line " + line.ToString(CultureInfo.InvariantCulture);
        return file is null || file == here ? place : $"{place} of {file}";
    }

    /// <summary>A format with its keys.</summary>
    public static string NameOf(OtherFormat format) => format switch
    {
        OtherFormat.Messages => "chat (messages)",
        OtherFormat.ShareGpt => "ShareGPT (conversations)",
        OtherFormat.Alpaca => "Alpaca (instruction, output)",
        OtherFormat.PromptCompletion => "prompt and completion",
        OtherFormat.Preference => "preference (preferred_output)",
        OtherFormat.ChosenRejected => "preference (chosen, rejected)",
        OtherFormat.Text => "plain text",
        OtherFormat.Reinforcement => "reinforcement (a question, with fields for a grader)",
        _ => "of an unknown format",
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
