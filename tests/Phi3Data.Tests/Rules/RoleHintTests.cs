using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class RoleHintTests
{
    [Theory]
    [InlineData("ChatGPT", "; did you mean assistant?")]
    [InlineData("AI", "; did you mean assistant?")]
    [InlineData("prompter", "; did you mean user?")]
    [InlineData("systm", "; did you mean system?")]
    [InlineData("assistants", "; did you mean assistant?")]
    [InlineData("tool_result", "; did you mean tool?")]
    [InlineData("Developer", "; developer is for reinforcement fine-tuning only, here it is system")]
    [InlineData("narrator", "; expected system, user, assistant or tool")]
    [InlineData("x", "; expected system, user, assistant or tool")]
    public void Messages_SuggestsTheNearestRole(string role, string hint) =>
        Assert.Equal(hint, Hint(RecordFormat.Messages, role));

    [Theory]
    [InlineData("chatgpt", "; did you mean gpt?")]
    [InlineData("usr", "; did you mean human?")]
    [InlineData("humn", "; did you mean human?")]
    [InlineData("hunan", "; did you mean human?")]
    [InlineData("observations", "; did you mean observation?")]
    [InlineData("gtpt", "; did you mean gpt?")]
    [InlineData("bat", "; expected system, human, gpt or observation")]
    [InlineData("narrator", "; expected system, human, gpt or observation")]
    public void ShareGpt_SuggestsInItsOwnWords(string role, string hint) =>
        Assert.Equal(hint, Hint(RecordFormat.ShareGpt, role));

    [Fact]
    public void LongRole_TakesNoLongTime() =>
        Assert.Equal("; expected system, user, assistant or tool", Hint(RecordFormat.Messages, new string('u', 10_000_000)));

    private static string Hint(RecordFormat format, string role) =>
        RoleHint.Create(format, Encoding.UTF8.GetBytes($"\"{role}\"").AsSpan());
}
