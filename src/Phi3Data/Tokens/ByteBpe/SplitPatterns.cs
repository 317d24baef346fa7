namespace Phi3Data.Tokens;

/// <summary>The patterns by which vocabularies split text, as files write them.</summary>
static class SplitPatterns
{
    private const string Contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Cl100kTail = @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string Upper = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Lower = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string O200kTail = @"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string O200k =
        @"[^\r\n\p{L}\p{N}]?" + Upper + "*" + Lower + "+" + Contraction + "?|"
        + @"[^\r\n\p{L}\p{N}]?" + Upper + "+" + Lower + "*" + Contraction + "?|" + O200kTail;

    /// <summary>The pattern that a regular expression is; null when it is none of them.</summary>
    public static SplitPattern? Find(string? regex) => regex switch
    {
        Contraction + Cl100kTail => SplitPattern.Cl100k,
        O200k => SplitPattern.O200k,
        _ => null,
    };
}
