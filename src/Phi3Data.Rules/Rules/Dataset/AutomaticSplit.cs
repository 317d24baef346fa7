namespace Phi3Data.Rules;

/// <summary>
/// What the fine-tuning pipeline of Azure AI Foundry does when it is given no validation data: it trains on the first 80 % of
/// the records, in their order, and takes the rest for validation and test.
/// </summary>
static class AutomaticSplit
{
    /// <summary>Whether the options' profile is a service that splits by itself.</summary>
    public static bool IsIn(RuleOptions options) => options.Profile == ProfileCatalog.Default.Name;

    /// <summary>How many of so many records are trained on: 80 %, rounded to the nearest whole number.</summary>
    public static long GetTrainingRecords(long records) => (records * 8 + 5) / 10;

    /// <summary>Fewest records of which at least so many are trained on.</summary>
    public static long GetRecordsFor(long trainingRecords)
    {
        long records = trainingRecords;
        while (GetTrainingRecords(records) < trainingRecords) records++;
        return records;
    }
}
