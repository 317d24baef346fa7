using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class ModelMustBeAvailableTests
{
    [Fact]
    public void RetiredModel_IsReportedOnTheDataset() =>
        Check.FindsOnFile(RuleId.ModelMustBeAvailable, Severity.Warning, 0,
            "phi-3.5-mini cannot be trained there any more: serverless fine-tuning of Phi-3 and Phi-3.5 was deprecated on 2025-06-30"
            + " and retired on 2025-08-30 (Region availability for serverless models, read 2025-11)",
            findings => ModelMustBeAvailable.Check(For("phi-3.5-mini"), findings));

    [Fact]
    public void PresentModel_Passes() => Check.PassesOnFile(findings => ModelMustBeAvailable.Check(For("phi-4"), findings));

    [Fact]
    public void AnotherProfile_Passes() =>
        Check.PassesOnFile(findings => ModelMustBeAvailable.Check(For("phi-3.5-mini") with { Profile = "trl" }, findings));

    [Fact]
    public void NoModel_Passes() => Check.PassesOnFile(findings => ModelMustBeAvailable.Check(RuleOptions.Default, findings));

    private static RuleOptions For(string model) => RuleOptions.Default with { Model = ModelCatalog.Find(model) };
}
