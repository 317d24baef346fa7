using System;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Profiles and models are whole: what a table must have, each entry has.</summary>
public class ProfileTests
{
    public static TheoryData<string> Names => [.. ProfileCatalog.All.Select(profile => profile.Name)];

    [Fact]
    public void Profiles_AreThoseOfTheServices() =>
        Assert.Equal(
            ["foundry-phi", "azure-openai-sft", "azure-openai-dpo", "azure-openai-rft", "openai-sft", "together", "fireworks",
                "mistral", "databricks", "phi-silica", "trl"],
            ProfileCatalog.All.Select(profile => profile.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Profile_SaysEachThingOnceAndWhoSaysIt(string name)
    {
        Profile profile = ProfileCatalog.Find(name.ToUpperInvariant())!;
        Assert.Equal(profile.Rules.Count, profile.Rules.Select(rule => rule.Rule).Distinct().Count());
        Assert.Equal(profile.Limits.Count, profile.Limits.Select(limit => limit.Limit).Distinct().Count());
        Assert.All(profile.Rules, rule => Assert.NotEqual(RuleCatalog.Get(rule.Rule).DefaultSeverity, rule.Severity));
        Assert.All(profile.Limits, limit => Assert.NotEqual(LimitCatalog.Get(limit.Limit).DefaultValue, limit.Value));
        Assert.All(
            profile.Rules.Select(rule => rule.Source).Concat(profile.Limits.Select(limit => limit.Source)).Append(profile.Source),
            source => Assert.Matches(@"^.+, https://\S+, read \d{4}-\d\d$", source.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_AreTheProfiles(string name)
    {
        Profile profile = ProfileCatalog.Find(name)!;
        RuleOptions options = profile.CreateOptions();
        Assert.Equal((profile.Name, profile.Method, profile.Roles), (options.Profile, options.Method, options.Roles));
        Assert.All(profile.Rules, rule => Assert.Equal(rule.Severity, options.GetSeverity(rule.Rule)));
        Assert.All(profile.Limits, limit => Assert.Equal(limit.Value, options.GetLimit(limit.Limit)));
    }

    [Fact]
    public void EveryRule_HasASource() =>
        Assert.All(RuleCatalog.All, rule => Assert.Matches(@", (https://\S+, read )?\d{4}-\d\d$", rule.Source.ToString()));

    [Fact]
    public void EveryLimit_HasASource() =>
        Assert.All(LimitCatalog.All, limit => Assert.Matches(@", (https://\S+, read )?\d{4}-\d\d$", limit.Source.ToString()));

    [Fact]
    public void EveryModel_IsFoundByItsNames() =>
        Assert.All(ModelCatalog.All, model =>
        {
            Assert.Same(model, ModelCatalog.Find(model.Name));
            Assert.Same(model, ModelCatalog.Find(model.PublishedName));
            Assert.Same(model, ModelCatalog.Find("microsoft/" + model.PublishedName.ToUpperInvariant()));
        });

    [Fact]
    public void EveryModel_IsDescribed() =>
        Assert.All(ModelCatalog.All, model =>
        {
            Assert.InRange(model.ContextTokens, 4_096, 131_072);
            Assert.True(model.TrainingTokens is null ? model.TrainingNote.Length > 0 : model.TrainingTokens <= model.ContextTokens);
            Assert.Contains(model.Tokenizer, (string[])["llama2", "cl100k", "o200k"]);
            Assert.InRange(model.VocabularySize, 32_064, 200_064);
            Assert.NotEmpty(model.Sources);
            Assert.Equal(model.Tokenizer, model.Template.Tokenizer);
            Assert.Contains(model.Template, ChatTemplateCatalog.All);
            Assert.InRange(model.TrainingWindow, 4_096, Math.Min(model.ContextTokens, 16_384));
            Assert.Equal(model.Name.StartsWith("phi-3", StringComparison.Ordinal), model.Retirement is not null);
        });

    [Theory]
    [InlineData("")]
    [InlineData("phi")]
    [InlineData("microsoft/")]
    [InlineData("-instruct")]
    public void UnknownModel_IsNull(string name) => Assert.Null(ModelCatalog.Find(name));
}
