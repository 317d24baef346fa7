using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Phi3Data.Json;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FindingMessageTests
{
    /// <summary>All but those on C#, whose messages an analyzer fills.</summary>
    public static TheoryData<RuleId> AllRules =>
        [.. RuleCatalog.All.Where(rule => rule.Category != RuleCategory.Builders).Select(rule => rule.Rule)];

    [Theory]
    [MemberData(nameof(AllRules))]
    public void EachRule_HasNoUnfilledPlace(RuleId rule)
    {
        byte[] line = Encoding.UTF8.GetBytes("\"excerpt\"");
        for (int found = 0; found < 20; found++)
        {
            var finding = new Finding { Rule = rule, Found = found, Length = line.Length };
            string message = FindingMessage.Create(finding, line);
            Assert.DoesNotMatch(new Regex("\\{[A-Za-z]+\\}"), message);
            Assert.NotEqual("", message.Trim());
            Assert.DoesNotContain('\n', message);
        }
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void EachPlace_OfTheCatalogue_IsFilled(RuleId rule)
    {
        string format = RuleCatalog.Get(rule).Message;
        var places = Regex.Matches(format, "\\{[A-Za-z]+\\}").Select(match => match.Value);
        string message = FindingMessage.Create(new Finding { Rule = rule, Length = 3 }, "abc"u8);
        Assert.All(places, place => Assert.DoesNotContain(place, message));
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void LineThatWasNotKept_GivesAMessageStill(RuleId rule) =>
        Assert.NotEqual("", FindingMessage.Create(new Finding { Rule = rule, Offset = 50, Length = 10 }, default));

    [Fact]
    public void EachJsonError_HasATextOfItsOwn()
    {
        JsonError[] own = [JsonError.None, JsonError.InvalidUtf8, JsonError.TooDeep]; // these never come to PHI1001
        string[] texts = [.. Enum.GetValues<JsonError>().Except(own).Select(error => Message(RuleId.LineMustBeJson, (long)error))];
        Assert.DoesNotContain("not JSON: the line is not JSON", texts);
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void EachOtherFormat_HasATextOfItsOwn()
    {
        string[] texts = [.. Enum.GetValues<OtherFormat>().Select(format => Message(RuleId.RecordMustHaveMessages, (long)format))];
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void DirectionMarkInAKey_IsWrittenOut()
    {
        Diagnostic only = Check.Line(
            $$"""{"messages":[{{Check.User}},{{Check.Assistant}}],"a{{'\u202E'}}b":1}""").Only;
        Assert.StartsWith("""the key "a\u202Eb" is unknown""", only.Message);
        Assert.Equal("""$['a\u202Eb']""", only.Path);
    }

    [Fact]
    public void LongKey_IsCutWithDots()
    {
        Diagnostic only = Check.Line(
            $$"""{"messages":[{{Check.User}},{{Check.Assistant}}],"{{new string('x', 500)}}":1}""").Only;
        Assert.StartsWith($"the key \"{new string('x', 63)}… is unknown", only.Message);
    }

    private static string Message(RuleId rule, long found) =>
        FindingMessage.Create(new Finding { Rule = rule, Found = found, Length = 1 }, "x"u8);
}
