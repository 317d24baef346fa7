using System.Linq;
using Xunit;

namespace Phi3Data.Tests.Configuration;

public class ConfigLayerTests
{
    [Fact]
    public void NoLayers_AreTheDefaults()
    {
        RuleOptions options = ConfigLayer.Resolve();
        Assert.All(RuleCatalog.All, rule => Assert.Equal(rule.DefaultSeverity, options.GetSeverity(rule.Rule)));
        Assert.All(LimitCatalog.All, limit => Assert.Equal(limit.DefaultValue, options.GetLimit(limit.Limit)));
        Assert.Equal(TrainingMethod.Supervised, options.Method);
        Assert.Null(options.Model);
    }

    [Fact]
    public void StrongerLayer_Wins_AndTheOthersFillTheRest()
    {
        ConfigLayer weak = Layer(Severity.Error, maxDepth: 8);
        weak.Method = TrainingMethod.Preference;
        weak.Limits.Add(new(Limit.MinRecords, 3));
        ConfigLayer strong = Layer(Severity.None, maxDepth: 9);

        RuleOptions options = ConfigLayer.Resolve(weak, strong);

        Assert.Equal(Severity.None, options.GetSeverity(RuleId.RolesMustAlternate));
        Assert.Equal(9, options.MaxDepth);
        Assert.Equal(3, options.MinRecords);
        Assert.Equal(TrainingMethod.Preference, options.Method);
        Assert.Equal(Severity.Error, ConfigLayer.Resolve(strong, weak).GetSeverity(RuleId.RolesMustAlternate));
    }

    [Fact]
    public void LayerOverAStrongerProfile_StillCounts()
    {
        ConfigLayer weak = Layer(Severity.None, maxDepth: 8);
        var strong = new ConfigLayer { Profile = ProfileCatalog.All.Last() };
        Assert.Equal(Severity.None, ConfigLayer.Resolve(weak, strong).GetSeverity(RuleId.RolesMustAlternate));
    }

    private static ConfigLayer Layer(Severity severity, int maxDepth)
    {
        var layer = new ConfigLayer();
        layer.Rules.Add(new(RuleId.RolesMustAlternate, severity));
        layer.Limits.Add(new(Limit.MaxDepth, maxDepth));
        return layer;
    }
}
