using System.Collections.Generic;
using System.Globalization;

namespace Phi3Data;

/// <summary>The added tokens of each tokenizer revision, as <c>tokenizer_config.json</c> of the model lists them.</summary>
static class SpecialTokens
{
    /// <summary>Phi-3-mini of April 2024: nothing is stripped.</summary>
    public static readonly SpecialToken[] Phi3April = Phi3(strips: false);

    /// <summary>Phi-3-mini since July 2024, Phi-3-medium, Phi-3.5: white space behind the chat's tokens vanishes.</summary>
    public static readonly SpecialToken[] Phi3July = Phi3(strips: true);

    /// <summary>Phi-3-small.</summary>
    public static readonly SpecialToken[] Phi3Small = MakePhi3Small();

    /// <summary>Phi-4: white space on both sides of every one of them vanishes.</summary>
    public static readonly SpecialToken[] Phi4 = MakePhi4();

    /// <summary>Phi-4-mini: white space behind all but the first two vanishes.</summary>
    public static readonly SpecialToken[] Phi4Mini = MakePhi4Mini();

    private static SpecialToken[] Phi3(bool strips)
    {
        string[] names =
        {
            "assistant", "placeholder1", "placeholder2", "placeholder3", "placeholder4", "system", "end", "placeholder5",
            "placeholder6", "user",
        };
        var tokens = new List<SpecialToken>
        {
            new(0, "<unk>"), new(1, "<s>"), new(2, "</s>", stripsAfter: strips), new(32_000, "<|endoftext|>"),
        };
        for (int i = 0; i < names.Length; i++) tokens.Add(new(32_001 + i, "<|" + names[i] + "|>", stripsAfter: strips));
        return tokens.ToArray();
    }

    private static SpecialToken[] MakePhi3Small()
    {
        var tokens = new List<SpecialToken>
        {
            new(100_257, "<|endoftext|>"), new(100_258, "<|fim_prefix|>"), new(100_259, "<|fim_middle|>"),
            new(100_260, "<|fim_suffix|>"), new(100_261, "<|system|>"), new(100_262, "<|user|>"),
            new(100_263, "<|assistant|>"), new(100_266, "<|end|>"), new(100_276, "<|endofprompt|>"),
        };
        AddDummies(tokens, "dummy_id_", strips: false, (100_256, 100_256, 2), (100_264, 100_265, 0), (100_267, 100_275, 3), (100_277, 100_351, 12));
        return tokens.ToArray();
    }

    private static SpecialToken[] MakePhi4()
    {
        var tokens = new List<SpecialToken>
        {
            new(100_257, "<|endoftext|>", true, true), new(100_258, "<|fim_prefix|>", true, true),
            new(100_259, "<|fim_middle|>", true, true), new(100_260, "<|fim_suffix|>", true, true),
            new(100_264, "<|im_start|>", true, true), new(100_265, "<|im_end|>", true, true),
            new(100_266, "<|im_sep|>", true, true), new(100_276, "<|endofprompt|>", true, true),
        };
        AddDummies(tokens, "dummy_", strips: true, (100_256, 100_256, 0), (100_261, 100_263, 1), (100_267, 100_275, 4), (100_277, 100_351, 13));
        return tokens.ToArray();
    }

    private static SpecialToken[] MakePhi4Mini()
    {
        string[] names =
        {
            "assistant", "end", "user", "system", "tool", "/tool", "tool_call", "/tool_call", "tool_response", "tag",
        };
        var tokens = new List<SpecialToken> { new(199_999, "<|endoftext|>"), new(200_018, "<|endofprompt|>") };
        for (int i = 0; i < names.Length; i++) tokens.Add(new(200_019 + i, "<|" + names[i] + "|>", stripsAfter: true));
        return tokens.ToArray();
    }

    /// <summary>Adds the tokens that stand for nothing yet: from one ID to another, numbered from a first number on.</summary>
    private static void AddDummies(
        List<SpecialToken> tokens, string name, bool strips, params (int From, int To, int Number)[] ranges)
    {
        foreach ((int from, int to, int number) in ranges)
        {
            for (int id = from; id <= to; id++)
            {
                string text = "<|" + name + (number + id - from).ToString(CultureInfo.InvariantCulture) + "|>";
                tokens.Add(new(id, text, strips, strips));
            }
        }
    }
}
