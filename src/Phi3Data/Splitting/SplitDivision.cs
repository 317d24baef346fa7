using System.Collections.Generic;

namespace Phi3Data;

/// <summary>The sides of records when all of them are known: each stratum is cut for itself, and no group is parted.</summary>
sealed class SplitDivision
{
    private readonly Dictionary<ulong, SplitBounds> bounds = [];
    private readonly Dictionary<ulong, ulong>? strataOfGroups;

    /// <summary>Cuts the strata.</summary>
    /// <param name="places">The places of all records, in any order.</param>
    /// <param name="options">The shares and the minimum.</param>
    public SplitDivision(IReadOnlyList<SplitPlace> places, SplitOptions options)
    {
        if (options.StratifyBy is not null) strataOfGroups = SettleGroups(places);
        var hashes = new Dictionary<ulong, List<ulong>>();
        foreach (SplitPlace place in places)
        {
            ulong stratum = StratumOf(place);
            if (!hashes.TryGetValue(stratum, out List<ulong>? own)) hashes.Add(stratum, own = []);
            own.Add(place.Hash);
        }
        foreach ((ulong stratum, List<ulong> own) in hashes) bounds.Add(stratum, SplitBounds.Find(own, options));
    }

    /// <summary>The side of a record whose place was among them.</summary>
    public SplitSide SideOf(SplitPlace place) => bounds[StratumOf(place)].SideOf(place.Hash);

    /// <summary>A group with records in several strata counts for the one with the smallest hash, in whatever order they came.</summary>
    private static Dictionary<ulong, ulong> SettleGroups(IReadOnlyList<SplitPlace> places)
    {
        var strata = new Dictionary<ulong, ulong>();
        foreach (SplitPlace place in places)
        {
            if (!strata.TryGetValue(place.Hash, out ulong known) || place.Stratum < known) strata[place.Hash] = place.Stratum;
        }
        return strata;
    }

    private ulong StratumOf(SplitPlace place) => strataOfGroups is null ? 0 : strataOfGroups[place.Hash];
}
