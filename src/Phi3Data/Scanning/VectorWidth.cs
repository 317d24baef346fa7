namespace Phi3Data.Scanning;

/// <summary>How wide the registers are that a scan uses; the answer is the same for all.</summary>
enum VectorWidth
{
    /// <summary>No vector path: every line goes to the plain scanner.</summary>
    None,
    /// <summary>128 bits: SSE, NEON.</summary>
    V128,
    /// <summary>256 bits: AVX2.</summary>
    V256,
    /// <summary>512 bits: AVX-512.</summary>
    V512,
}

/// <summary>Which widths this machine has.</summary>
static class VectorWidths
{
    /// <summary>The widest one.</summary>
    public static VectorWidth Best =>
        Block512.IsSupported ? VectorWidth.V512
        : Block256.IsSupported ? VectorWidth.V256
        : Block128.IsSupported ? VectorWidth.V128
        : VectorWidth.None;

    /// <summary>Whether this machine has a width.</summary>
    public static bool IsSupported(VectorWidth width) => width <= Best;
}
