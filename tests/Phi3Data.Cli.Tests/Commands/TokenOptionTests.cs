using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

/// <summary><c>--tokenizer</c>, <c>--template</c> and <c>--max-tokens</c>, in every verb that counts.</summary>
public sealed class TokenOptionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    // 12 tokens of the Llama-2 vocabulary, where each digit is one, and 8 of cl100k.
    private string Write() => folder.Write("a.jsonl",
        """{"messages":[{"role":"user","content":"12345"},{"role":"assistant","content":"b"}]}""");

    private string[] Verb(string verb) => verb switch
    {
        "prepare" => [verb, Write(), "--out", folder.At("out"), "--min-records", "0", "--validation", "0"],
        "check" => [verb, Write(), "--min-records", "0"],
        _ => [verb, Write()],
    };

    /// <summary>The ranks of cl100k, as OpenAI writes them.</summary>
    private string WriteRanks()
    {
        Vocabulary vocabulary = Tokenizers.Get("cl100k");
        var text = new StringBuilder();
        for (int id = 0; id < vocabulary.Size; id++) text.Append(Convert.ToBase64String(vocabulary.GetBytes(id))).Append(' ').Append(id).Append('\n');
        return folder.Write("ranks.tiktoken", Encoding.ASCII.GetBytes(text.ToString()));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("prepare")]
    [InlineData("count")]
    [InlineData("render")]
    public async Task TokenizerOfOnesOwn_IsNamedAndCountsWith(string verb)
    {
        string[] model = ["--model", "phi-3-mini-128k", "--max-tokens", "10"];
        Run own = await Run.Cli([.. Verb(verb), .. model]);
        Run other = await Run.Cli([.. Verb(verb), .. model, "--tokenizer", WriteRanks()]);
        Assert.Contains(
            "phi3data: tokenizer ranks.tiktoken: SHA-256 223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7, "
            + "known as cl100k_base.tiktoken, the ranks of Phi-3-small and Phi-4",
            other.ErrorLines);
        string before = verb switch { "count" => "1 record (100.0 %) cut", "render" => "12 tokens", _ => "PHI4001" };
        Assert.Contains(before, own.Out + own.Error);
        Assert.DoesNotContain(before, other.Out + other.Error);
        if (verb == "prepare") Assert.Contains("\"tokenizer\": \"ranks.tiktoken\"", string.Concat(folder.Lines("out", "manifest.json")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("prepare")]
    [InlineData("count")]
    [InlineData("render")]
    public async Task BrokenTokenizer_AnswersThreeAndNamesTheFile(string verb)
    {
        string[] arguments = [.. Verb(verb), "--model", "phi-4", "--tokenizer"];
        Run broken = await Run.Cli([.. arguments, folder.Write("broken.json", """{"model":{"type":"Unigram"}}""")]);
        Assert.Equal(3, broken.Code);
        Assert.EndsWith("broken.json: This tokenizer is not supported: the model is of type Unigram; expected BPE.", Assert.Single(broken.ErrorLines));
        Run missing = await Run.Cli([.. arguments, folder.At("nowhere.json")]);
        Assert.Equal(3, missing.Code);
        Assert.Contains("nowhere.json", Assert.Single(missing.ErrorLines));
        Assert.DoesNotContain("out/train.jsonl", folder.Files);
    }

    [Fact]
    public async Task Template_DecidesWhatReachesTheModel()
    {
        string file = folder.Write("s.jsonl",
            """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""");
        string[] arguments = ["check", file, "--min-records", "0", "--model", "phi-3-mini-4k"];
        Assert.DoesNotContain("PHI3007", (await Run.Cli(arguments)).Out);
        Run run = await Run.Cli([.. arguments, "--template", "phi-3-mini-2024-04"]);
        Assert.Contains("the chat template of phi-3-mini-4k (phi-3-mini-2024-04) drops the system message", run.Out);
    }

    [Theory]
    [InlineData("check", "name it with --model", "--template", "phi-4")]
    [InlineData("prepare", "name it with --model", "--tokenizer", "a.json")]
    [InlineData("check", "there is no template phi-5", "--model", "phi-4", "--template", "phi-5")]
    public async Task WrongUse_IsSaid(string verb, string message, params string[] options)
    {
        Run run = await Run.Cli([.. Verb(verb), .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
    }
}
