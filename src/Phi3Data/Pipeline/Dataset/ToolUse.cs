using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Counts the records with tools, for training and for validation.</summary>
sealed class ToolUse
{
    private long trainingWith, training, validationWith, validation;

    /// <summary>Takes the next valid record.</summary>
    public void Add(bool isValidation, bool hasTools)
    {
        int with = hasTools ? 1 : 0;
        if (isValidation)
        {
            validation++;
            validationWith += with;
        }
        else
        {
            training++;
            trainingWith += with;
        }
    }

    /// <summary>Judges them.</summary>
    public void Check(FindingBuffer findings) =>
        ValidationMustUseToolsAsTraining.Check(trainingWith, training, validationWith, validation, findings);
}
