using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class MessageViewTests
{
    private delegate T Look<T>(MessageView message);

    [Theory]
    [InlineData("""{"role":"assistant","content":"a"}""", true)]
    [InlineData("""{"role":"assistant","content":"a","weight":1}""", true)]
    [InlineData("""{"role":"assistant","content":"a","weight":"1"}""", true)]
    [InlineData("""{"role":"assistant","content":"a","weight":null}""", true)]
    [InlineData("""{"role":"assistant","content":"a","weight":0}""", false)]
    [InlineData("""{"role":"assistant","content":"a","weight":"0"}""", false)]
    [InlineData("""{"weight":0,"role":"assistant","content":"a"}""", false)]
    public void IsTrained_FollowsTheWeight(string message, bool trained) =>
        Assert.Equal(trained, Last(message, view => view.IsTrained));

    [Fact]
    public void IsTrained_IsTheAssistantsOnly() =>
        Assert.False(First("""{"role":"user","content":"a","weight":1}""", view => view.IsTrained));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\nb\\u00e9\\ud83d\\ude00\"", "a\nbé😀")]
    [InlineData("[{\"type\":\"text\",\"text\":\"a\\n\"},{\"text\":\"é\",\"type\":\"text\"}]", "a\n\né")]
    [InlineData("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}},{\"type\":\"text\",\"text\":\"a\"}]", "a")]
    [InlineData("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}}]", "")]
    [InlineData("[]", "")]
    public void GetContent_DecodesTextAndParts(string content, string text)
    {
        RuleOptions options = RuleOptions.Default.WithSeverity(RuleId.ContentPartsMustBeText, Severity.None);
        Assert.Equal(text, First($$"""{"role":"user","content":{{content}}}""", view => view.GetContent(), options));
    }

    [Theory]
    [InlineData("\"content\":null,", JsonKind.Null, "null")]
    [InlineData("", JsonKind.Missing, "")]
    public void CallWithoutContent_HasNone(string content, JsonKind kind, string raw)
    {
        const string call = """{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}""";
        string message = $$"""{"role":"assistant",{{content}}"tool_calls":[{{call}}]}""";
        Assert.Null(Last(message, view => view.GetContent()));
        Assert.Equal(kind, Last(message, view => view.ContentKind));
        Assert.Equal(raw, Last(message, view => Encoding.UTF8.GetString(view.RawContent)));
        Assert.Equal(0, Last(message, view => view.CopyContentTo(default)));
        Assert.Equal($"[{call}]", Last(message, view => Encoding.UTF8.GetString(view.RawToolCalls)));
    }

    [Fact]
    public void NoToolCalls_AreEmpty() =>
        Assert.Equal("", First(Check.User, view => Encoding.UTF8.GetString(view.RawToolCalls)));

    [Fact]
    public void CopyContentTo_NeedsNoMoreThanTheRawContentHas()
    {
        const string Message = """{"role":"user","content":"\ud83d\ude00é\n"}""";
        Assert.Equal("😀é\n", First(Message, view =>
        {
            byte[] destination = new byte[view.RawContent.Length];
            return Encoding.UTF8.GetString(destination, 0, view.CopyContentTo(destination));
        }));
        Assert.Throws<ArgumentException>(
            () => First("""{"role":"user","content":"abc"}""", view => view.CopyContentTo(new byte[2])));
    }

    [Fact]
    public void FirstOfTwoKeys_Counts()
    {
        RuleOptions lenient = RuleOptions.Default.WithSeverity(RuleId.KeysMustBeUnique, Severity.Warning);
        Assert.Equal("a", First("""{"role":"user","content":"a","content":"b"}""", view => view.GetContent(), lenient));
    }

    private static T First<T>(string message, Look<T> look, RuleOptions? options = null) =>
        At(Check.Record(message, Check.Assistant), 0, look, options);

    private static T Last<T>(string message, Look<T> look) => At(Check.Record(Check.User, message), 1, look, null);

    private static T At<T>(string record, int index, Look<T> look, RuleOptions? options)
    {
        options ??= RuleOptions.Default;
        byte[] line = Encoding.UTF8.GetBytes(record);
        LineVerdict verdict = new RecordRules(options).Check(
            line, 1, RecordFormat.Messages, new FindingBuffer(options), out ConversationView view);
        Assert.Equal(LineVerdict.Valid, verdict);
        return look(view.Messages[index]);
    }
}
