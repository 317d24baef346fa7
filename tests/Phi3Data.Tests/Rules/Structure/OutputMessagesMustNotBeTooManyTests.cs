using Xunit;

namespace Phi3Data.Tests;

public class OutputMessagesMustNotBeTooManyTests
{
    private const string Input = $$"""{"messages":[{{Check.User}}],"tools":[{{Check.Tool}}]}""";

    private static readonly RuleOptions One = Pairs.Options.WithLimit(Limit.MaxOutputMessages, 1);

    private static readonly string Two = $"[{Check.Call("c")},{Check.Answer("c")}]";

    [Fact]
    public void LongerOutput_IsReported()
    {
        const string Message = "the output has 2 messages, more than the limit of 1";
        Pairs.Finds(RuleId.OutputMessagesMustNotBeTooMany, Severity.Error, Message, Pairs.Record(Input, $"«{Two}»"), One);
        Pairs.Finds(RuleId.OutputMessagesMustNotBeTooMany, Severity.Error, Message, Pairs.Record(Input, other: $"«{Two}»"), One);
    }

    [Fact]
    public void OneMessage_Passes() => Check.Passes(Pairs.Record(), options: One);

    [Fact]
    public void ByDefault_ManyPass() => Pairs.Passes(Pairs.Record(Input, Two));

    [Fact]
    public void MessagesOfTheInput_AreNotCounted() =>
        Check.Passes(Pairs.Record($$"""{"messages":[{{Check.System}},{{Check.User}},{{Check.Assistant}},{{Check.User}}]}"""), options: One);

    [Fact]
    public void Together_TakesOne() =>
        Assert.Equal(1, ProfileCatalog.Find("together")!.CreateOptions().GetLimit(Limit.MaxOutputMessages));
}
