using System;

namespace Phi3Data.Rules;

/// <summary>PHI5011: validation data has tools when training data has, and none when it has none.</summary>
static class ValidationMustUseToolsAsTraining
{
    // ln 0.001: the side without tools would have been without by chance in less than 1 of 1,000 cases.
    private const double LeastLikely = -6.9;

    /// <summary>Reports that one side has records with tools and the other none, unless so small a number may be chance.</summary>
    /// <param name="trainingWith">Training records with tools or calls.</param>
    /// <param name="training">Training records.</param>
    /// <param name="validationWith">Validation records with tools or calls.</param>
    /// <param name="validation">Validation records.</param>
    /// <param name="findings">Where the finding goes: found are the records with tools, expected is 1 when they are for training.</param>
    public static void Check(
        long trainingWith, long training, long validationWith, long validation, FindingBuffer findings)
    {
        if (trainingWith == 0 == (validationWith == 0) || training == 0 || validation == 0) return;
        bool inTraining = trainingWith > 0;
        long with = inTraining ? trainingWith : validationWith;
        double share = (double)with / (inTraining ? training : validation);
        long without = inTraining ? validation : training;
        if (without * Math.Log(1 - share) > LeastLikely) return;
        findings.Add(RuleId.ValidationMustUseToolsAsTraining, 0, 0, 0, with, inTraining ? 1 : 0);
    }
}
