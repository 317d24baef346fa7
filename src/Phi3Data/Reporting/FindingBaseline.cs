using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// Findings that are known and accepted, so that only new ones count. Holds hashes, 24 bytes or so for each different finding.
/// </summary>
/// <remarks>
/// The file is text: a first line that names the format, then one line for each rule and fingerprint with the number of times
/// it is accepted, sorted, so that versions of it can be compared.
/// </remarks>
public sealed class FindingBaseline
{
    private const string Header = "phi3data baseline 1";

    private readonly Dictionary<(RuleId Rule, ulong Fingerprint), int> counts = [];

    /// <summary>Different findings.</summary>
    public int Count => counts.Count;

    /// <summary>All findings, equal ones each for itself.</summary>
    public long Total => counts.Values.Sum(count => (long)count);

    /// <summary>Adds a finding.</summary>
    public void Add(in Finding finding, in FindingSource source)
    {
        (RuleId, ulong) key = (finding.Rule, FindingFingerprint.Compute(finding, source));
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>Takes a finding out.</summary>
    /// <returns>Whether it was there: whether it is known.</returns>
    public bool Remove(in Finding finding, in FindingSource source)
    {
        (RuleId, ulong) key = (finding.Rule, FindingFingerprint.Compute(finding, source));
        if (!counts.TryGetValue(key, out int count)) return false;
        if (count == 1) counts.Remove(key);
        else counts[key] = count - 1;
        return true;
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <param name="input">The text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ConfigException">The text is no baseline; the message starts with <c>name(line,1)</c>.</exception>
    public static FindingBaseline Read(TextReader input, string name)
    {
        ArgumentNullException.ThrowIfNull(input);
        var baseline = new FindingBaseline();
        if (input.ReadLine() != Header) throw new ConfigException($"{name}(1,1): expected '{Header}' as the first line.");
        int number = 1;
        while (input.ReadLine() is string line)
        {
            number++;
            string[] parts = line.Split(' ');
            if (parts.Length != 3 || RuleCatalog.Find(parts[0]) is not RuleInfo rule
                || !ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong fingerprint)
                || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count == 0
                || !baseline.counts.TryAdd((rule.Rule, fingerprint), count))
                throw new ConfigException($"{name}({number},1): expected a rule, a fingerprint and a number, such as PHI2003 00f1e2d3c4b5a697 1.");
        }
        return baseline;
    }

    /// <summary>Writes the findings, sorted by rule and fingerprint.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Header + "\n");
        foreach (((RuleId rule, ulong fingerprint), int count) in counts.OrderBy(c => c.Key.Rule).ThenBy(c => c.Key.Fingerprint))
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{RuleCatalog.Get(rule).Id} {fingerprint:x16} {count}\n"));
    }
}
