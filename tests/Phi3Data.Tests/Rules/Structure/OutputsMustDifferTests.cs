using Xunit;

namespace Phi3Data.Tests;

public class OutputsMustDifferTests
{
    private const string Message = "non_preferred_output is the same as preferred_output: there is nothing to prefer";

    [Theory]
    [InlineData("""[{"role":"assistant","content":"é/"}]""", """[{"role":"assistant","content":"é/"}]""")]
    [InlineData("""[{"role":"assistant","content":"é/"}]""", """[ { "content" : "\u00e9\/" , "role":"assistant"}]""")]
    [InlineData("""[{"role":"assistant","content":[{"type":"text","text":"a"}]}]""",
        """[{"role":"assistant","content":[{"text":"\u0061","type":"text"}]}]""")]
    [InlineData("""[{"role":"assistant","content":"a","name":"n","weight":1}]""",
        """[{"weight":1,"name":"n","role":"assistant","content":"a"}]""")]
    public void SameValue_IsReportedAtTheSecond(string preferred, string other) =>
        Pairs.Finds(RuleId.OutputsMustDiffer, Severity.Warning, Message, Pairs.Record(preferred: preferred, other: $"«{other}»"));

    [Theory]
    [InlineData("""[{"role":"assistant","content":"a"}]""", """[{"role":"assistant","content":"a "}]""")]
    [InlineData("""[{"role":"assistant","content":"a"}]""", """[{"role":"assistant","content":[{"type":"text","text":"a"}]}]""")]
    [InlineData("""[{"role":"assistant","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]""",
        """[{"role":"assistant","content":[{"type":"text","text":"b"},{"type":"text","text":"a"}]}]""")]
    [InlineData("""[{"role":"assistant","content":"a","name":"n"}]""", """[{"role":"assistant","content":"a","name":"m"}]""")]
    [InlineData("""[{"role":"assistant","content":"a","name":"n"}]""", """[{"role":"assistant","content":"a"}]""")]
    [InlineData("""[{"role":"assistant","content":"a","weight":0}]""", """[{"role":"assistant","content":"a","weight":1}]""")]
    public void OtherValue_Passes(string preferred, string other) =>
        Check.Passes(RuleId.OutputsMustDiffer, Pairs.Record(preferred: preferred, other: other), options: Pairs.Options);

    [Fact]
    public void LongerOutput_Passes() =>
        Check.Passes(RuleId.OutputsMustDiffer,
            Pairs.Record(other: $"[{Check.Assistant},{Check.Assistant}]"), options: Pairs.Options);

    [Fact]
    public void OtherCall_Passes()
    {
        string input = $$"""{"messages":[{{Check.User}}],"tools":[{{Check.Tool}}]}""";
        Pairs.Passes(Pairs.Record(input, $"[{Check.Call("c")}]", $"[{Check.Call("d")}]"));
        Pairs.Finds(RuleId.OutputsMustDiffer, Severity.Warning, Message,
            Pairs.Record(input, $"[{Check.Call("c")}]", $"«[{Check.Call("c")}]»"));
    }
}
