using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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

    [SharedTheory("tokenizers", "vectors", File)]
    [MemberData(nameof(Names))]
    public void Tokens_AreThoseOfTheModelsTokenizer(string revision)
    {
        var conversations = new TestConversations();
        ConversationTokenCounter counter = TokenCounting.Of(ChatTemplateCatalog.Find(Revisions[revision])!).Create();
        foreach ((byte[] line, JsonElement vector) in Vectors())
        {
            JsonElement expected = Expected(vector, revision);
            bool isPrompt = vector.GetProperty("gen").GetBoolean();
            ConversationView view = conversations.Read(line);
            var ids = new ArrayBufferWriter<int>();
            Assert.Equal(expected.GetProperty("n").GetInt32(), counter.Encode(view, ids, isPrompt));
            if (expected.TryGetProperty("ids", out JsonElement list))
                Assert.Equal(list.EnumerateArray().Select(id => id.GetInt32()), ids.WrittenSpan.ToArray());
            else
                Assert.Equal(
                    expected.GetProperty("ids_sha256").GetString(),
                    Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(ids.WrittenSpan))));
            if (!isPrompt) Assert.Equal(ids.WrittenCount, counter.Count(view).Total);
        }
    }

    // The figures of the study that read the code of transformers 5: what it gives on these conversations.
    [SharedFact("tokenizers", "vectors", File)]
    public void LaterLoader_MarksOnlyTheStart()
    {
        var conversations = new TestConversations();
        ConversationTokenCounter counter = TokenCounting.Of(ChatTemplateCatalog.Phi3Mini).Create();
        var later = new ConversationTokenCounter(
            Tokenizers.Get("llama2").CreateCounter(), ChatTemplateCatalog.Phi3Mini,
            new TemplateOptions { Loader = TokenizerLoader.TransformersV5 });
        int total = 0, laterTotal = 0, differ = 0;
        foreach ((byte[] line, JsonElement vector) in Vectors())
        {
            bool isPrompt = vector.GetProperty("gen").GetBoolean();
            ConversationView view = conversations.Read(line);
            int tokens = counter.Encode(view, new ArrayBufferWriter<int>(), isPrompt);
            int laterTokens = later.Encode(view, new ArrayBufferWriter<int>(), isPrompt);
            total += tokens;
            laterTotal += laterTokens;
            if (tokens != laterTokens) differ++;
            if (!isPrompt) Assert.Equal(laterTokens, later.Count(view).Total);
        }
        Assert.Equal((25_931, 25_840, 89), (total, laterTotal, differ));
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
