using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Whole conversations, rendered as the models' own templates render them.</summary>
public class ChatVectorTests
{
    private const string File = "public.chat.jsonl";

    /// <summary>The revisions as the vectors call them, each with our name.</summary>
    private static readonly Dictionary<string, string> Revisions = new()
    {
        ["phi-3-mini@2024-04"] = "phi-3-mini-2024-04",
        ["phi-3-mini@2024-07"] = "phi-3-mini-2024-07",
        ["phi-3-medium-4k"] = "phi-3-medium",
        ["phi-3.5-mini"] = "phi-3.5-mini",
        ["phi-3-small-8k"] = "phi-3-small",
        ["phi-4"] = "phi-4",
        ["phi-4-mini"] = "phi-4-mini",
        ["phi-4-mini-reasoning"] = "phi-4-mini-reasoning",
    };

    public static TheoryData<string> Names => [.. Revisions.Keys];

    [SharedFact("tokenizers", "vectors", File)]
    public void EveryTemplate_IsProved()
    {
        Assert.Equal(Revisions.Values.Order(), ChatTemplateCatalog.All.Select(template => template.Name).Order());
        foreach ((_, JsonElement vector) in Vectors())
            Assert.Equal(Revisions.Keys.Order(), vector.GetProperty("expect").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(150, Vectors().Count());
    }

    [SharedTheory("tokenizers", "vectors", File)]
    [MemberData(nameof(Names))]
    public void Prompt_IsThatOfTheModelsTemplate(string revision)
    {
        var conversations = new TestConversations();
        var counter = new ConversationTokenCounter(new ByteCounter(), ChatTemplateCatalog.Find(Revisions[revision])!);
        foreach ((byte[] line, JsonElement vector) in Vectors())
        {
            bool isPrompt = vector.GetProperty("gen").GetBoolean();
            RenderedConversation rendered = counter.Render(conversations.Read(line), isPrompt);
            Assert.Equal(Expected(vector, revision).GetProperty("prompt").GetString(), rendered.Prompt);
        }
    }

    private static JsonElement Expected(JsonElement vector, string revision) => vector.GetProperty("expect").GetProperty(revision);

    /// <summary>Each conversation as a line with nothing but its messages, and the vector it is from.</summary>
    private static IEnumerable<(byte[] Line, JsonElement Vector)> Vectors()
    {
        foreach (string text in System.IO.File.ReadLines(Places.InShared("tokenizers", "vectors", File)))
        {
            JsonElement vector = JsonDocument.Parse(text).RootElement;
            yield return (Encoding.UTF8.GetBytes($"{{\"messages\":{vector.GetProperty("messages").GetRawText()}}}"), vector);
        }
    }
}
