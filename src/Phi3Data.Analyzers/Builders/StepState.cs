using System.Collections.Generic;
using System.Linq;

namespace Phi3Data.Analyzers;

/// <summary>Which step of a conversation may follow which: what the types of the builder say, on names.</summary>
sealed class StepState
{
    private enum Place
    {
        Start,
        System,
        User,
        Assistant,
        Calls,
        Results,
        Answered,
        Preferred,
        Preference,
        Reference,
        Ended,
    }

    private Place place = Place.Start;

    /// <summary>The name of the step's type, as <see cref="StepOrder"/> takes it.</summary>
    public string Name => place switch
    {
        Place.Calls => "CallStep",
        Place.Results => "ResultStep",
        _ => place + "Step",
    };

    /// <summary>Calls that have no result yet.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether steps, with the end as the last, are in order.</summary>
    public static bool AreInOrder(IEnumerable<string> steps)
    {
        var state = new StepState();
        return steps.All(state.Take) && state.place == Place.Ended;
    }

    /// <summary>The state after steps as far as they are in order.</summary>
    public static StepState After(IEnumerable<string> steps)
    {
        var state = new StepState();
        foreach (string step in steps)
            if (!state.Take(step)) break;
        return state;
    }

    /// <summary>
    /// The steps that must come first so that one may come: as few as there can be. Null when none help, or when the step may
    /// come anyway.
    /// </summary>
    public List<string>? Missing(string step)
    {
        if (Copy().Take(step)) return null;
        var before = Enumerable.Repeat("ToolResult", Waiting).ToList();
        StepState answered = Copy();
        if (!before.TrueForAll(answered.Take)) return null;
        if (before.Count > 0 && answered.Copy().Take(step)) return before;
        foreach (string one in new[] { "Assistant", "User", "NonPreferred" })
        {
            StepState next = answered.Copy();
            if (!next.Take(one) || !next.Take(step)) continue;
            before.Add(one);
            return before;
        }
        return null;
    }

    /// <summary>Goes on; false when the step may not come here.</summary>
    public bool Take(string step)
    {
        Place? next = (step, place) switch
        {
            ("WithTool", Place.Start) => Place.Start,
            ("System", Place.Start) => Place.System,
            ("User", Place.Start or Place.System or Place.Assistant) => Place.User,
            ("Assistant", Place.User or Place.Answered) => Place.Assistant,
            ("CallTool", Place.User or Place.Answered or Place.Calls) => Place.Calls,
            ("ToolResult", Place.Calls or Place.Results) => Waiting > 1 ? Place.Results : Place.Answered,
            ("Preferred", Place.User) => Place.Preferred,
            ("NonPreferred", Place.Preferred) => Place.Preference,
            ("Reference", Place.User or Place.Reference) => Place.Reference,
            ("Build" or "TryBuild" or "WriteTo" or "AppendTo", Place.Assistant or Place.Preference or Place.Reference) => Place.Ended,
            _ => null,
        };
        if (next is null) return false;
        Waiting += step == "CallTool" ? 1 : step == "ToolResult" ? -1 : 0;
        place = next.Value;
        return true;
    }

    private StepState Copy() => new() { place = place, Waiting = Waiting };
}
