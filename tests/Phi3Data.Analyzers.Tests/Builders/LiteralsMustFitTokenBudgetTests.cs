using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public partial class LiteralsMustFitTokenBudgetTests
{
    private static readonly Dictionary<string, string> Limit = new() { ["build_property.Phi3Limits"] = "maxTokens=32" };

    [Fact]
    public async Task UpperBoundOverTheBudget_IsReportedAtTheTextThatPassesIt()
    {
        // 8 for the ends, 8 + 4 + 8 + 4 for the messages: 32.
        await Analyze.Finds("Conversation.Create().User(\"1234\").Assistant(\"1234\").AppendTo(writer);", options: Limit);
        var found = await Analyze.Finds(
            "Conversation.Create().User(\"1234\").Assistant([|PHI9006:\"123é\"|]).AppendTo(writer);", options: Limit);
        Assert.Contains("up to 33 tokens (an upper bound: one per UTF-8 byte)", found[0].GetMessage());
        await Analyze.Finds(
            "writer.Write(Conversation.From([ChatMessage.User([|PHI9006:\"12345678901234567\"|]), ChatMessage.Assistant(\"b\")]));", options: Limit);
    }

    [Fact]
    public async Task ModelsWindow_IsTheBudget()
    {
        var options = new Dictionary<string, string> { ["build_property.Phi3Model"] = "phi-3-mini-4k" };
        int window = ModelCatalog.Find("phi-3-mini-4k")!.TrainingWindow;
        string text = new('a', window);
        await Analyze.Finds($"Conversation.Create().User([|PHI9006:\"{text}\"|]).Assistant(\"b\").AppendTo(writer);", options: options);
        await Analyze.Finds($"Conversation.Create().User(\"{text}\").Assistant(\"b\").AppendTo(writer);");
    }

    [Fact]
    public async Task Bound_IsNeverLessThanTheCount()
    {
        var least = new Dictionary<string, string> { ["build_property.Phi3Limits"] = "maxTokens=1" };
        string[] texts =
            ["a", "Hello world, how are you?", "éèü", "😀😀", "\n\n\t", "<|user|> <|end|>", "它在路上吗？", "{\"a\":[1,2,3]}", new(' ', 40), "\u0001\u00ad\u2028"];
        foreach (string text in texts)
        {
            string code = $"Conversation.Create().System({Quote(text + ".")}).User({Quote("." + text)}).Assistant({Quote(text + "!")}).AppendTo(writer);";
            Microsoft.CodeAnalysis.Diagnostic said = (await Analyze.Run(Sources.Compile(Sources.Parse(code).Code), [], least)).Single(one => one.Id == "PHI9006");
            int bound = int.Parse(Tokens().Match(said.GetMessage()).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Conversation row = Conversation.Create().System(text + ".").User("." + text).Assistant(text + "!").Build();
            foreach (ModelInfo model in ModelCatalog.All)
                if (Tokenizers.Names.Contains(model.Tokenizer)) Assert.InRange(await CountAsync(row, model), 1, bound);
        }
    }

    [Fact]
    public async Task Page_IsTrue() => await PageCheck.Holds("PHI9006", compiles: true, Limit);

    private static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    private static async Task<int> CountAsync(Conversation row, ModelInfo model)
    {
        await using var reader = new JsonlReader(DatasetSource.FromStream(new MemoryStream(row.Utf8.ToArray()), "row"));
        Assert.True(await reader.FillAsync());
        Assert.True(reader.TryRead(out ConversationView view));
        return (int)new ConversationTokenCounter(Tokenizers.Get(model.Tokenizer).CreateCounter(), model.Template).Count(view).Total;
    }

    [GeneratedRegex("up to ([0-9,]+) tokens")]
    private static partial Regex Tokens();
}
