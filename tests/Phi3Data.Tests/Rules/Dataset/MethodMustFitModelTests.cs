using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class MethodMustFitModelTests
{
    [Theory]
    [InlineData(TrainingMethod.Preference, "dpo")]
    [InlineData(TrainingMethod.Reinforcement, "rft")]
    public void MethodOfOtherModels_IsReportedOnTheDataset(TrainingMethod method, string name) =>
        Check.FindsOnFile(RuleId.MethodMustFitModel, Severity.Error, 0,
            $"phi-4 cannot be trained with {name} there, expected supervised fine-tuning (sft)",
            findings => MethodMustFitModel.Check(Phi4 with { Method = method }, findings));

    [Fact]
    public void Supervised_Passes() => Check.PassesOnFile(findings => MethodMustFitModel.Check(Phi4, findings));

    [Fact]
    public void NoModel_Passes() => Check.PassesOnFile(findings =>
        MethodMustFitModel.Check(RuleOptions.Default with { Method = TrainingMethod.Preference }, findings));

    [Fact]
    public void Trl_TrainsAnyModel() => Check.PassesOnFile(findings =>
        MethodMustFitModel.Check(Phi4 with { Method = TrainingMethod.Preference, Profile = "trl" }, findings));

    private static readonly RuleOptions Phi4 = RuleOptions.Default with { Model = ModelCatalog.Find("phi-4") };
}
