namespace Phi3Data;

/// <summary>What a finding means for its record. Ordered: a higher value is worse.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum Severity : byte
{
    /// <summary>The rule is off.</summary>
    None,
    /// <summary>Good to know. The record is kept.</summary>
    Info,
    /// <summary>Services differ, or training suffers. The record is kept.</summary>
    Warning,
    /// <summary>A service refuses the file, or trains something else than was meant. The record is rejected.</summary>
    Error,
}
