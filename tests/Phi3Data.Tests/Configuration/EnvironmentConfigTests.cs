using System.Collections;
using Xunit;

namespace Phi3Data.Tests.Configuration;

public class EnvironmentConfigTests
{
    [Fact]
    public void Variables_AreRead()
    {
        ConfigLayer layer = EnvironmentConfig.Read(new Hashtable
        {
            ["PHI3DATA_PROFILE"] = "foundry-phi",
            ["PHI3DATA_MODEL"] = "phi-4",
            ["PHI3DATA_METHOD"] = "DPO",
            ["PHI3DATA_RULES"] = "PHI2003=error; LineMustNotBeBlank=none;",
            ["PHI3DATA_MAX_LINE_BYTES"] = "4096",
            ["PHI3DATA_MIN_RECORDS"] = "",
            ["PATH"] = "/bin",
        });

        Assert.Equal("foundry-phi", layer.Profile?.Name);
        Assert.Equal("phi-4", layer.Model?.Name);
        Assert.Equal(TrainingMethod.Preference, layer.Method);
        Assert.Equal(
            [new(RuleId.RolesMustAlternate, Severity.Error), new(RuleId.LineMustNotBeBlank, Severity.None)], layer.Rules);
        Assert.Equal([new(Limit.MaxLineBytes, 4096)], layer.Limits);
    }

    [Theory]
    [InlineData("PHI3DATA_MAXDEPT", "3", "did you mean PHI3DATA_MAX_DEPTH?")]
    [InlineData("PHI3DATA_PROFIL", "x", "did you mean PHI3DATA_PROFILE?")]
    [InlineData("PHI3DATA_SOMETHING_ELSE", "x", "'phi3data config show'")]
    [InlineData("PHI3DATA_PROFILE", "x", "PHI3DATA_PROFILE: there is no profile x")]
    [InlineData("PHI3DATA_MODEL", "x", "PHI3DATA_MODEL: there is no model x")]
    [InlineData("PHI3DATA_METHOD", "x", "expected sft, dpo or rft")]
    [InlineData("PHI3DATA_RULES", "PHI2003", "PHI3DATA_RULES: expected ID=SEVERITY")]
    [InlineData("PHI3DATA_RULES", "PHI2003=error;PHI2003=x", "there is no severity x")]
    [InlineData("PHI3DATA_MAX_DEPTH", "-1", "maxDepth is -1, expected a whole number from 1 to 1024")]
    public void Fault_NamesTheVariable(string name, string value, string message)
    {
        string said = Assert.Throws<ConfigException>(() => EnvironmentConfig.Read(new Hashtable { [name] = value })).Message;
        Assert.StartsWith(name, said);
        Assert.Contains(message, said);
    }
}
