using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests.Configuration;

public class ConfigReaderTests
{
    [Fact]
    public void WholeFile_IsRead()
    {
        ConfigLayer layer = Read("""
            {
              "$schema": "./phi3data.schema.json",
              "profile": "foundry-phi",
              "model": "phi-4",
              "method": "rft",
              "rules": { "PHI2003": "error", "LineMustNotBeBlank": "None" },
              "limits": { "maxLineBytes": 4096, "MINRECORDS": 0 }
            }
            """);

        Assert.Equal("foundry-phi", layer.Profile?.Name);
        Assert.Equal("phi-4", layer.Model?.Name);
        Assert.Equal(TrainingMethod.Reinforcement, layer.Method);
        Assert.Equal(
            [new(RuleId.RolesMustAlternate, Severity.Error), new(RuleId.LineMustNotBeBlank, Severity.None)], layer.Rules);
        Assert.Equal([new(Limit.MaxLineBytes, 4096), new(Limit.MinRecords, 0)], layer.Limits);
    }

    [Fact]
    public void EmptyObject_SaysNothing()
    {
        ConfigLayer layer = Read("{}");
        Assert.Null(layer.Profile);
        Assert.Null(layer.Model);
        Assert.Null(layer.Method);
        Assert.Empty(layer.Rules);
        Assert.Empty(layer.Limits);
    }

    // « stands where the error is reported.
    [Theory]
    [InlineData("«[]", "one JSON object")]
    [InlineData("{\"rules\":{}«", "not JSON")]
    [InlineData("{} «{}", "not JSON")]
    [InlineData("«", "not JSON")]
    [InlineData("{«// comment\n}", "not JSON")]
    [InlineData("{«\"rulez\":{}}", "there is no setting rulez; did you mean rules?")]
    [InlineData("{«\"seed\":1}", "there is no setting seed; known are profile")]
    [InlineData("{\"rules\":«[]}", "rules is an array, expected an object")]
    [InlineData("{\"limits\":«null}", "limits is null, expected an object")]
    [InlineData("{\"profile\":«7}", "profile is a number, expected a string")]
    [InlineData("{\"profile\":«\"foundry-pi\"}", "there is no profile foundry-pi; did you mean foundry-phi?")]
    [InlineData("{\"model\":«\"gpt-9\"}", "there is no model gpt-9")]
    [InlineData("{\"method\":«\"sfd\"}", "there is no method sfd; did you mean sft?")]
    [InlineData("{\"rules\":{«\"PHI2999\":\"error\"}}", "there is no rule PHI2999")]
    [InlineData("{\"rules\":{«\"RolesMustAlternat\":\"error\"}}", "did you mean PHI2003 (RolesMustAlternate)?")]
    [InlineData("{\"rules\":{\"PHI2003\":«\"warn\"}}", "there is no severity warn; expected none, info, warning or error")]
    [InlineData("{\"rules\":{\"PHI2003\":«2}}", "a severity is a number, expected a string")]
    [InlineData("{\"limits\":{«\"maxLineByte\":1}}", "there is no limit maxLineByte; did you mean maxLineBytes?")]
    [InlineData("{\"limits\":{\"maxDepth\":«0}}", "maxDepth is 0, expected a whole number from 1 to 1024")]
    [InlineData("{\"limits\":{\"maxDepth\":«1.5}}", "maxDepth is 1.5, expected a whole number")]
    [InlineData("{\"limits\":{\"maxDepth\":«\"8\"}}", "maxDepth is \"8\", expected a whole number")]
    [InlineData("{\"limits\":{\"maxDepth\":«99999999999999999999}}", "expected a whole number from 1 to 1024")]
    [InlineData("{\"profile\":\"foundry-phi\",«\"profile\":\"foundry-phi\"}", "profile stands here a second time")]
    public void Fault_IsSaidWithItsPlace(string marked, string message)
    {
        int offset = marked.IndexOf('«', StringComparison.Ordinal);
        ConfigError? error = ConfigReader.TryRead(Encoding.UTF8.GetBytes(marked.Remove(offset, 1)), "test", out ConfigLayer? layer);

        Assert.Null(layer);
        Assert.NotNull(error);
        Assert.Contains(message, error.Message);
        Assert.Equal(offset, error.Offset);
    }

    [Fact]
    public void FileCutAnywhere_IsAnErrorAndNeverThrows()
    {
        byte[] whole = "{\"profile\":\"foundry-phi\",\"rules\":{\"PHI2003\":\"error\"},\"limits\":{\"maxDepth\":8}}"u8.ToArray();
        for (int length = 0; length < whole.Length; length++)
            Assert.NotNull(ConfigReader.TryRead(whole.AsSpan(0, length), "test", out _));
        Assert.Null(ConfigReader.TryRead(whole, "test", out _));
    }

    private static ConfigLayer Read(string json)
    {
        ConfigError? error = ConfigReader.TryRead(Encoding.UTF8.GetBytes(json), "test", out ConfigLayer? layer);
        Assert.Null(error?.Message);
        return layer!;
    }
}
