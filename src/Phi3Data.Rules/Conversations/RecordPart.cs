namespace Phi3Data;

/// <summary>The part of its record that a message stands in.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum RecordPart : byte
{
    /// <summary><c>messages</c>, or <c>conversations</c> in ShareGPT: the only part of any record but a preference record.</summary>
    Conversation,
    /// <summary>The <c>messages</c> in the <c>input</c> of a preference record: what both outputs go on from.</summary>
    Input,
    /// <summary><c>preferred_output</c> of a preference record: what the model is to say next.</summary>
    Preferred,
    /// <summary><c>non_preferred_output</c> of a preference record: what it is not to say.</summary>
    NonPreferred,
}
