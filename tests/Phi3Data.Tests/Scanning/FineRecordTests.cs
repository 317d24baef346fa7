using System;
using System.Linq;
using Phi3Data.Scanning;
using Xunit;

namespace Phi3Data.Tests;

public class FineRecordTests
{
    public static TheoryData<RuleId> Rules => [.. RuleCatalog.All.Select(rule => rule.Rule)];

    /// <summary>
    /// A rule that the proof does not cover turns the vector path off wherever it is on: results stay right, and the check is
    /// several times slower. Who adds a rule on records says here what <see cref="FineRecord"/> knows of it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void EveryRule_IsCoveredByTheProof(RuleId rule) =>
        Assert.True(FineRecord.IsCovered(rule), $"{rule} is not in FineRecord: what in a record can break it, and who sends such a record to the plain path?");

    [Fact]
    public void Defaults_CompileToADescription()
    {
        FineRecord fine = FineRecord.Compile(RuleOptions.Default)!;
        Assert.True(fine.SystemIsFine);
        Assert.False(fine.SystemIsNeeded);
        Assert.Equal(RuleOptions.Default.MaxMessages * 29, fine.MaxLineBytes);
        Assert.Equal(RuleOptions.Default.MaxContentCharacters - 2, fine.MaxContentBytes);
    }

    [Fact]
    public void EveryProfileOfSupervisedTraining_LeavesTheVectorPathOn() => Assert.All(
        ProfileCatalog.All.Select(profile => profile.CreateOptions()).Where(o => o.Method == TrainingMethod.Supervised),
        options => Assert.NotNull(FineRecord.Compile(options)));

    [Fact]
    public void OptionsThatLeaveNothingCertain_TurnTheVectorPathOff()
    {
        Assert.Null(FineRecord.Compile(RuleOptions.Default with { Roles = RoleSet.User }));
        Assert.Null(FineRecord.Compile(RuleOptions.Default with { Roles = RoleSet.Assistant }));
        Assert.Null(FineRecord.Compile(RuleOptions.Default with { MaxDepth = 2 }));
        Assert.Null(FineRecord.Compile(RuleOptions.Default with { Method = TrainingMethod.Preference }));
        Assert.Null(FineRecord.Compile(RuleOptions.Default with { Method = TrainingMethod.Reinforcement }));
        Assert.Null(LineProver.Create(RuleOptions.Default, VectorWidth.None));
    }
}
