using System;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Authoring;

namespace Phi3Data.Tests;

/// <summary>Walks the builder at random through calls that it allows, and remembers what each message must say.</summary>
sealed class RandomChain
{
    private static readonly (int Low, int High)[] Ranges =
        [(0x00, 0x1F), (0x20, 0x7E), ('"', '"'), ('\\', '\\'), (0x7F, 0x7FF), (0x800, 0xD7FF), (0xE000, 0xFFFF),
            (0x10000, 0x10FFFF), (0x2028, 0x2029)];

    private readonly Random random;
    private readonly bool withTools;

    public RandomChain(int seed, bool withTools)
    {
        random = new Random(seed);
        this.withTools = withTools;
    }

    /// <summary>Role and text of each message so far; of a call its arguments.</summary>
    public List<(string Role, string Text)> Expected { get; } = [];

    /// <summary>Builds a conversation up to its end.</summary>
    public AssistantStep<NamedTools> Walk(RuleOptions rules)
    {
        StartStep<NamedTools> start = Conversation.Create(rules);
        if (withTools)
        {
            start = start.WithTool("weather", Text(), """
                { "type": "object",
                  "properties": { "place": { "type": "string", "description": "a \"place\"" } } }
                """).WithTool("time");
        }
        UserStep<NamedTools> user;
        if (random.Next(2) == 0)
        {
            string system = Note("system");
            user = (random.Next(3) switch
            {
                0 => start.System(system),
                1 => start.System(Encoding.UTF8.GetBytes(system)),
                _ => start.System($"{system}"),
            }).User(Note("user"));
        }
        else user = start.User(Note("user"));
        AssistantStep<NamedTools> answer = Answer(user);
        for (int turns = random.Next(4); turns > 0; turns--)
        {
            string text = Note("user");
            answer = Answer(random.Next(2) == 0 ? answer.User(text) : answer.User($"{text[..1]}{text.AsSpan(1)}"));
        }
        return answer;
    }

    private AssistantStep<NamedTools> Answer(UserStep<NamedTools> user)
    {
        if (!withTools || random.Next(2) == 0) return random.Next(3) switch
        {
            0 => user.Assistant(Note("assistant")),
            1 => user.Assistant(Encoding.UTF8.GetBytes(Note("assistant"))),
            _ => user.Assistant($"{Note("assistant")}", trained: true),
        };
        AnsweredStep<NamedTools> answered = Results(user.CallTool("weather", Arguments()));
        while (random.Next(3) == 0) answered = Results(answered.CallTool("time", Arguments()));
        return answered.Assistant(Note("assistant"));
    }

    private AnsweredStep<NamedTools> Results(CallStep<NamedTools, AnsweredStep<NamedTools>> call)
    {
        switch (random.Next(3))
        {
            case 0: return call.ToolResult(Note("tool"));
            case 1:
                CallStep<NamedTools, ResultStep<AnsweredStep<NamedTools>>> two = call.CallTool("time", Arguments());
                return two.ToolResult($"{Note("tool")}").ToolResult(Encoding.UTF8.GetBytes(Note("tool")));
            default:
                CallStep<NamedTools, ResultStep<ResultStep<AnsweredStep<NamedTools>>>> three =
                    call.CallTool("time", Arguments()).CallTool("weather", Arguments());
                return three.ToolResult(Note("tool")).ToolResult(Note("tool")).ToolResult($"{Note("tool")}");
        }
    }

    private string Note(string role)
    {
        string text = Text();
        Expected.Add((role, text));
        return text;
    }

    private string Arguments()
    {
        string arguments = $$"""{"place":{{System.Text.Json.JsonSerializer.Serialize(Text())}}}""";
        Expected.Add(("call", arguments));
        return arguments;
    }

    private string Text()
    {
        var text = new StringBuilder(".");
        for (int i = random.Next(12); i > 0; i--)
        {
            (int low, int high) = Ranges[random.Next(Ranges.Length)];
            text.Append(char.ConvertFromUtf32(random.Next(low, high + 1)));
        }
        return text.ToString();
    }
}
