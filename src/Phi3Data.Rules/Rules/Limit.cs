namespace Phi3Data;

/// <summary>A limit that a rule keeps to. <see cref="LimitCatalog"/> says what each one means.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum Limit : byte
{
    /// <summary>Longest line that is checked, in bytes.</summary>
    MaxLineBytes,
    /// <summary>Most arrays and objects inside each other.</summary>
    MaxDepth,
    /// <summary>Most messages of a record.</summary>
    MaxMessages,
    /// <summary>Longest text of a message, in characters.</summary>
    MaxContentCharacters,
    /// <summary>Most tools of a record.</summary>
    MaxTools,
    /// <summary>Most images of a record.</summary>
    MaxImages,
    /// <summary>Most messages of each output of a preference record.</summary>
    MaxOutputMessages,
    /// <summary>Fewest valid records of a dataset.</summary>
    MinRecords,
    /// <summary>Number of valid records from which on a dataset is no longer called small.</summary>
    AdvisedRecords,
    /// <summary>Largest file, in bytes.</summary>
    MaxFileBytes,
    /// <summary>Largest file that is uploaded in one call, in bytes.</summary>
    MaxUploadBytes,
    /// <summary>Largest sum of all files, in bytes.</summary>
    MaxDatasetBytes,
    /// <summary>Most files.</summary>
    MaxFiles,
    /// <summary>Most different e-mail addresses and telephone numbers of a record.</summary>
    MaxPersonalData,
    /// <summary>Longest source of a python grader, in bytes.</summary>
    MaxGraderSourceBytes,
    /// <summary>Most tokens of a record that training sees; 0 for what the model's training sees.</summary>
    MaxTokens,
    /// <summary>Most tokens of a training job, all epochs together.</summary>
    MaxJobTokens,
    /// <summary>How often training goes through the data.</summary>
    Epochs,
}
