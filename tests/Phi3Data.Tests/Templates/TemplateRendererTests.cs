using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Templates on conversations small enough to read.</summary>
public class TemplateRendererTests
{
    private const string Conversation =
        """{"messages":[{"role":"system","content":"S"},{"role":"user","content":"U"},{"role":"assistant","content":"A"}]}""";

    private const string AfterTool =
        """{"messages":[{"role":"user","content":"U"},{"role":"tool","content":"T"},{"role":"function","content":"F"},{"role":"assistant","content":"A"}]}""";

    [Theory]
    [InlineData("phi-3-mini-2024-04", "<s><|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n")]
    [InlineData("phi-3-mini-2024-07", "<|system|>\nS<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    [InlineData("phi-3-medium", "<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n")]
    [InlineData("phi-3.5-mini", "<|system|>\nS<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    [InlineData("phi-3-small", "<|endoftext|><|system|>\nS<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    [InlineData("phi-4",
        "<|im_start|>system<|im_sep|>S<|im_end|><|im_start|>user<|im_sep|>U<|im_end|><|im_start|>assistant<|im_sep|>A<|im_end|>")]
    [InlineData("phi-4-mini", "<|system|>S<|end|><|user|>U<|end|><|assistant|>A<|end|><|endoftext|>")]
    [InlineData("phi-4-mini-reasoning",
        "<|system|>Your name is Phi, an AI math expert developed by Microsoft. S<|end|><|user|>U<|end|><|assistant|>A<|end|><|endoftext|>")]
    public void Finished_IsWrittenToItsEnd(string template, string prompt) => Assert.Equal(prompt, Render(template, Conversation));

    [Theory]
    [InlineData("phi-3-mini-2024-04", "<s><|user|>\nU<|end|>\n<|assistant|>\n")]
    [InlineData("phi-3-mini-2024-07", "<|user|>\nU<|end|>\n<|assistant|>\n")]
    [InlineData("phi-3-small", "<|endoftext|><|user|>\nU<|end|>\n<|assistant|>\n")]
    [InlineData("phi-4", "<|im_start|>user<|im_sep|>U<|im_end|><|im_start|>assistant<|im_sep|>")]
    [InlineData("phi-4-mini", "<|user|>U<|end|><|assistant|>")]
    public void Prompt_OpensTheAnswer(string template, string prompt) =>
        Assert.Equal(prompt, Render(template, """{"messages":[{"role":"user","content":"U"}]}""", isPrompt: true));

    [Theory]
    [InlineData("phi-3-mini-2024-07", "<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    [InlineData("phi-4", "<|im_start|>user<|im_sep|>U<|im_end|><|im_start|>assistant<|im_sep|>A<|im_end|>")]
    [InlineData("phi-4-mini", "<|user|>U<|end|><|tool|>T<|end|><|function|>F<|end|><|assistant|>A<|end|><|endoftext|>")]
    public void ToolMessages_AreWrittenOrDropped(string template, string prompt)
    {
        Assert.Equal(prompt, Render(template, AfterTool));
        Assert.Equal(prompt.Contains('T'), ChatTemplateCatalog.Find(template)!.Writes(Role.Tool));
    }

    [Theory]
    [InlineData("phi-3-mini-2024-07", "<|system|>\n<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    [InlineData("phi-3.5-mini", "<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|endoftext|>")]
    public void EmptySystem_IsDroppedByOneRevision(string template, string prompt) =>
        Assert.Equal(prompt, Render(template, Conversation.Replace("\"S\"", "\"\"")));

    [Theory]
    [InlineData("""[{\"name\":\"f\"}]""", """S<|tool|>[{"name":"f"}]<|/tool|>""")]
    [InlineData("f", "S<|tool|>f<|/tool|>")]
    public void ToolsOfTheSystemMessage_AreWrittenByPhi4Mini(string tools, string system)
    {
        string line = Conversation.Replace("\"S\"", $"\"S\",\"tools\":\"{tools}\"");
        Assert.Equal($"<|system|>{system}<|end|><|user|>U<|end|><|assistant|>A<|end|><|endoftext|>", Render("phi-4-mini", line));
        Assert.StartsWith("<|system|>\nS<|end|>", Render("phi-3-mini-2024-07", line));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void ToolsThatAreNoString_AreNotWritten(string tools) =>
        Assert.StartsWith("<|system|>S<|end|>", Render("phi-4-mini", Conversation.Replace("\"S\"", $"\"S\",\"tools\":{tools}")));

    [Theory]
    [InlineData("\"a\\n\\u00e9\\ud83d\\ude00\"", "a\né😀")]
    [InlineData("null", "")]
    [InlineData("""[{"type":"text","text":"a\tb"},{"type":"text","text":"c"}]""", "a\tb\nc")]
    [InlineData("[]", "")]
    [InlineData("\"\\ud83d\"", "\uFFFD")]
    [InlineData("\"a\\udc00\\ud800b\"", "a\uFFFD\uFFFDb")]
    public void Content_IsDecoded(string json, string text) =>
        Assert.Equal($"<|user|>{text}<|end|><|assistant|>A<|end|><|endoftext|>",
            Render("phi-4-mini", $$"""{"messages":[{"role":"user","content":{{json}}},{"role":"assistant","content":"A"}]}"""));

    [Fact]
    public void ShareGpt_IsRenderedByItsRoles() =>
        Assert.Equal("<|user|>U<|end|><|tool|>T<|end|><|assistant|>A<|end|><|endoftext|>", Render("phi-4-mini",
            """{"conversations":[{"from":"human","value":"U"},{"from":"observation","value":"T"},{"from":"gpt","value":"A"}]}""",
            format: RecordFormat.ShareGpt));

    [Fact]
    public void Pieces_SayWhatTheyAre()
    {
        RenderedConversation rendered = Counter("phi-3-mini-2024-07").Render(new TestConversations().Read(
            """{"messages":[{"role":"user","content":"U<|end|>V"},{"role":"assistant","content":"A"}]}"""));
        Assert.Equal(
            [
                "SpecialToken <|user|> 0 False", "TemplateText \n 0 False", "Content U 0 False", "ContentToken <|end|> 0 False",
                "Content V 0 False", "SpecialToken <|end|> 0 False", "TemplateText \n 0 False", "SpecialToken <|assistant|> 1 False",
                "TemplateText \n 1 False", "Content A 1 True", "SpecialToken <|end|> 1 True", "TemplateText \n 1 False",
                "SpecialToken <|endoftext|> -1 False",
            ],
            rendered.Pieces.Select(p => $"{p.Kind} {p.Text} {p.Message} {p.IsTrained}"));
    }

    private static ConversationTokenCounter Counter(string template) =>
        new(new ByteCounter(), ChatTemplateCatalog.Find(template)!);

    private static string Render(
        string template, string line, bool isPrompt = false, RecordFormat format = RecordFormat.Messages) =>
        Counter(template).Render(new TestConversations().Read(line, format), isPrompt).Prompt;
}
