using Xunit;

namespace Phi3Data.Tests.Configuration;

public class NearMissTests
{
    [Theory]
    [InlineData("rules", "rules")]
    [InlineData("RULES", "rules")]
    [InlineData("rulez", "rules")]
    [InlineData("rues", "rules")]
    [InlineData("ruels", "rules")]   // neighbours swapped
    [InlineData("modle", "model")]
    [InlineData("limit", "limits")]
    [InlineData("something", null)]
    [InlineData("", null)]
    [InlineData("PHI200", "PHI2003")]
    [InlineData("PHI2013", "PHI2003")]
    [InlineData("PHI2919", null)]
    public void Nearest_IsFound(string text, string? expected) =>
        Assert.Equal(expected, NearMiss.Find(text, ["rules", "limits", "model", "PHI2003"]));

    [Fact]
    public void OfSeveralEquallyNear_TheFirstIsFound() => Assert.Equal("aac", NearMiss.Find("aab", ["aac", "aad"]));

    [Fact]
    public void OfSeveral_TheNearestIsFound() => Assert.Equal("phi-3.5-mini", NearMiss.Find("phi-35-mini", ["phi-4-mini", "phi-3.5-mini"]));
}
