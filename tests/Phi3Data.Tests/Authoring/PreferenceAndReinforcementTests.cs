using System;
using System.Buffers;
using System.Linq;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Rows of preference and reinforcement training, written with the builder.</summary>
[Collection(nameof(Alone))]
public class PreferenceAndReinforcementTests
{
    private static readonly RuleOptions Dpo = ProfileCatalog.Find("azure-openai-dpo")!.CreateOptions();
    private static readonly RuleOptions Rft = ProfileCatalog.Find("azure-openai-rft")!.CreateOptions();

    [Fact]
    public void PreferenceRow_HasInputAndTwoOutputs()
    {
        Conversation row = Conversation.Create().WithTool("f").System("s").User("a").Preferred($"{1} is \"right\"").NonPreferred("wrong"u8).Build();
        Assert.Equal(
            """
            {"input":{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"f"}}]},"preferred_output":[{"role":"assistant","content":"1 is \"right\""}],"non_preferred_output":[{"role":"assistant","content":"wrong"}]}
            """,
            row.ToString());
        Assert.Equal(TrainingMethod.Preference, row.Method);
    }

    [Fact]
    public void ReinforcementRow_EndsWithTheUser_AndHasFieldsForTheGrader()
    {
        Conversation row = Conversation.Create().User("2 + 2?").Reference("reference_answer", "4").Reference("unit", "\n").Build();
        Assert.Equal("""{"messages":[{"role":"user","content":"2 + 2?"}],"reference_answer":"4","unit":"\n"}""", row.ToString());
        Assert.Equal(TrainingMethod.Reinforcement, row.Method);
    }

    [Property(MaxTest = 300)]
    public void LegalRow_GivesNoFindingUnderItsProfile(string? one, string? two)
    {
        string a = "." + string.Concat((one ?? "").EnumerateRunes()), b = "," + string.Concat((two ?? "").EnumerateRunes());
        Assert.Empty(Check.Line(Conversation.Create(Dpo).User(a).Preferred(a).NonPreferred(b).Build().Utf8.ToArray(), options: Dpo).Findings);
        Assert.Empty(Check.Line(Conversation.Create(Rft).System(b).User(a).Reference("answer", b).Build().Utf8.ToArray(), options: Rft).Findings);
    }

    [Fact]
    public void EqualOutputs_AreFoundUnderTheirProfile()
    {
        Conversation row = Conversation.Create().User("a").Preferred("b").NonPreferred("b").Build();
        Assert.Equal(["PHI2205"], row.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void BlankOutput_IsRefusedForItsProfile()
    {
        var error = Assert.Throws<ConversationException>(() => Conversation.Create().User("a").Preferred(" ").NonPreferred("b").Build());
        Assert.Equal(["PHI3001"], error.Findings.Select(finding => finding.Rule));
        Assert.Contains("for azure-openai-dpo: ", error.Message);
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("reference_answer")]
    public void FieldThatIsThereBefore_IsRefused(string key)
    {
        var error = Assert.Throws<ConversationException>(
            () => Conversation.Create().User("a").Reference("reference_answer", "1").Reference(key, "2").Build());
        Assert.Contains("PHI1003", error.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void RowsAfterTheFirst_AllocateNothing()
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal(0, Allocation.Least(() =>
        {
            output.ResetWrittenCount();
            for (int i = 0; i < 100; i++)
            {
                Conversation.Create().User($"{i}?").Preferred("yes").NonPreferred("no").WriteTo(output);
                Conversation.Create().User($"{i}?").Reference("answer", "yes").WriteTo(output);
            }
        }));
    }
}
