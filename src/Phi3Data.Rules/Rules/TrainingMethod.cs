namespace Phi3Data;

/// <summary>The kind of training that a dataset is for. It decides which records fit.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum TrainingMethod : byte
{
    /// <summary>Supervised fine-tuning (SFT): conversations that end with the answer to learn.</summary>
    Supervised,
    /// <summary>Preference training (DPO): an input with a preferred and a non-preferred output.</summary>
    Preference,
    /// <summary>Reinforcement fine-tuning (RFT): conversations that end with the user, and fields for the grader.</summary>
    Reinforcement,
}
