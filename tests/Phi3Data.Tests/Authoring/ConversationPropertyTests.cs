using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Whatever the builder lets through passes the check, and says what was put in.</summary>
public class ConversationPropertyTests
{
    private static readonly RuleOptions[] Profiles =
        [.. ProfileCatalog.All
            .Where(profile => profile.Method == TrainingMethod.Supervised && profile.Roles.HasFlag(RoleSet.Tool | RoleSet.System))
            .Select(profile => profile.CreateOptions())];

    [Property(MaxTest = 500)]
    public void LegalChain_GivesNoFinding(int seed)
    {
        Assert.Empty(new RandomChain(seed, withTools: (seed & 1) == 0).Walk(RuleOptions.Default).Build().Findings);
        byte[] row = new RandomChain(seed, withTools: (seed & 1) == 0).Walk(RuleOptions.Default).Build().Utf8.ToArray();
        Assert.Empty(Check.Line(row).Findings);
    }

    [Property(MaxTest = 50)]
    public void LegalChain_HasNoErrorUnderAnyChatProfile(int seed)
    {
        Assert.True(Profiles.Length >= 5);
        foreach (RuleOptions rules in Profiles)
        {
            Conversation row = new RandomChain(seed, withTools: true).Walk(rules).Build();
            Assert.DoesNotContain(Check.Line(row.Utf8.ToArray(), options: rules).Findings, finding => finding.Severity == Severity.Error);
        }
    }

    [Property(MaxTest = 500)]
    public void Row_SaysWhatWasPutIn(int seed)
    {
        var chain = new RandomChain(seed, withTools: (seed & 1) == 0);
        var output = new ArrayBufferWriter<byte>();
        chain.Walk(RuleOptions.Default).WriteTo(output);

        using JsonDocument row = JsonDocument.Parse(output.WrittenMemory);
        var said = new List<(string, string)>();
        foreach (JsonElement message in row.RootElement.GetProperty("messages").EnumerateArray())
        {
            string role = message.GetProperty("role").GetString()!;
            if (message.TryGetProperty("tool_calls", out JsonElement calls))
                said.AddRange(calls.EnumerateArray().Select(call =>
                    ("call", call.GetProperty("function").GetProperty("arguments").GetString()!)));
            else said.Add((role, message.GetProperty("content").GetString()!));
        }
        Assert.Equal(chain.Expected, said);
    }

    [Property(MaxTest = 500)]
    public void LooseMessages_GiveTheSameRow(int seed)
    {
        Conversation typed = new RandomChain(seed, withTools: false).Walk(RuleOptions.Default).Build();
        List<ChatMessage> messages = [.. Read(typed)];
        Assert.Equal(typed.ToString(), Conversation.From(messages).ToString());
    }

    private static IEnumerable<ChatMessage> Read(Conversation row)
    {
        using JsonDocument json = JsonDocument.Parse(row.Utf8);
        foreach (JsonElement message in json.RootElement.GetProperty("messages").EnumerateArray())
        {
            string content = message.GetProperty("content").GetString()!;
            yield return message.GetProperty("role").GetString() switch
            {
                "system" => ChatMessage.System(content),
                "user" => ChatMessage.User(content),
                _ => ChatMessage.Assistant(content, message.TryGetProperty("weight", out JsonElement weight) ? weight.GetInt32() == 1 : null),
            };
        }
    }
}
