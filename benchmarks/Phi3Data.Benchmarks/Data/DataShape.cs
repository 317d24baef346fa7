namespace Phi3Data.Benchmarks;

/// <summary>What the records of a data set look like.</summary>
public enum DataShape
{
    /// <summary>About 300 bytes, one question and one answer in Latin letters.</summary>
    Short,
    /// <summary>About 2 KB, up to three questions and answers in Latin letters, some with a system message.</summary>
    Medium,
    /// <summary>About 2 KB of source code: an escape every dozen bytes.</summary>
    Escapes,
    /// <summary>About 2 KB of Chinese with emoji, as raw UTF-8.</summary>
    Cjk,
}
