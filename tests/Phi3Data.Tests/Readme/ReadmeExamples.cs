using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The bodies of the README's examples. <see cref="ReadmeTests"/> demands that the README shows these very lines.</summary>
[Collection(nameof(Alone))]
public sealed class ReadmeExamples : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phi3data-readme-");

    public ReadmeExamples()
    {
        Environment.CurrentDirectory = folder.FullName;
        Directory.CreateDirectory("raw");
        string sample = Places.InRepository("tests", "Samples", "support-chats.jsonl");
        File.Copy(sample, Path.Combine("raw", "chats.jsonl"));
        File.Copy(sample, "train.jsonl");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task PrepareInAFewLines_WritesBothSides()
    {
        PipelineReport report = await DatasetPipeline.From("raw/*.jsonl")
            .DropExactDuplicates()
            .Split(validation: 0.1, seed: 42)
            .WriteTo("out")
            .RunAsync();
        Console.WriteLine($"{report.Train} for training, {report.Validation} for validation, {report.Rejected} rejected");

        Assert.True(report.IsPublished);
        Assert.Equal(58, report.Train + report.Validation + report.Rejected);
        Assert.Equal(report.Train, File.ReadLines("out/train.jsonl").LongCount());
    }

    [Fact]
    public async Task NearDuplicates_AreDroppedAndRejected()
    {
        PipelineReport unique = await DatasetPipeline.From("raw/*.jsonl")
            .DropExactDuplicates(DuplicateKey.Text)
            .DropNearDuplicates(new NearDuplicateOptions { Threshold = 0.7, Keep = Survivor.Longest })
            .WriteTo(new PipelineOutputs { Train = "unique.jsonl", Rejected = "rejected.jsonl" })
            .RunAsync();

        Assert.True(unique.IsPublished);
        Assert.Equal(unique.Train, File.ReadLines("unique.jsonl").LongCount());
        Assert.Equal(58 - unique.Train, File.ReadLines("rejected.jsonl").LongCount());
    }

    [Fact]
    public async Task Cleaning_WritesAllLinesAndALog()
    {
        CleaningReport cleaned = await DatasetCleaner.CleanAsync(
            DatasetSource.FromFile("train.jsonl"),
            new CleaningOutputs { Cleaned = "clean.jsonl", PatchLog = "clean.patch.jsonl" },
            CleaningOptions.Default.With(CleaningStep.RedactEmails, true));
        Console.WriteLine($"{cleaned.Changes} changes in {cleaned.ChangedLines} of {cleaned.Lines} lines");

        Assert.Equal(58, cleaned.Lines);
        Assert.Equal(cleaned.Changes, File.ReadLines("clean.patch.jsonl").LongCount());
    }

    [Fact]
    public async Task Counting_SaysWhatIsTrained()
    {
        ModelInfo model = ModelCatalog.Find("phi-3-mini-128k")!;
        var counter = new ConversationTokenCounter(Tokenizers.Get(model.Tokenizer).CreateCounter(), model.Template);
        long trained = 0;
        await using JsonlReader records = JsonlReader.Open("train.jsonl");
        while (await records.FillAsync())
        {
            while (records.TryRead(out ConversationView conversation))
            {
                ConversationTokens tokens = counter.Count(conversation);
                trained += tokens.Trained;
                if (tokens.Total > model.TrainingWindow) Console.WriteLine($"line {records.LineNumber} has {tokens.Total} tokens");
            }
        }

        Assert.InRange(trained, 1, new FileInfo("train.jsonl").Length);
    }

    [Fact]
    public async Task ReaderLoop_SeesEveryValidRecord()
    {
        long characters = 0;
        await using JsonlReader reader = JsonlReader.Open("train.jsonl");
        while (await reader.FillAsync())
        {
            while (reader.TryRead(out ConversationView conversation))
            {
                foreach (MessageView message in conversation.Messages)
                {
                    if (message.Role == Role.Assistant) characters += message.RawContent.Length;
                }
            }
        }

        Assert.True(characters > 0);
        Assert.Equal(7, reader.InvalidCount);
    }

    [Fact]
    public async Task AsynchronousLoop_GivesObjects()
    {
        await using JsonlReader comfortable = JsonlReader.Open("train.jsonl");
        await foreach (ChatRecord record in comfortable.ReadAllAsync())
            Console.WriteLine($"line {record.LineNumber}: {record.Messages[^1].Content}");

        Assert.Equal(58, comfortable.LineNumber);
    }

    [Fact]
    public void Counter_CountsTokens()
    {
        ITokenCounter counter = Tokenizers.Get("llama2").CreateCounter();
        Console.WriteLine($"{counter.Count("How many tokens are these?"u8)} tokens");

        Assert.Equal(6, counter.Count("How many tokens are these?"u8));
    }

    [Fact]
    public async Task CheckWithSink_ReportsFindings()
    {
        PipelineReport checkedReport = await DatasetPipeline.From("train.jsonl")
            .WithRules(RuleOptions.Default.WithSeverity(RuleId.RolesMustAlternate, Severity.Error))
            .ReportTo(new ConsoleSink())
            .RunAsync();

        Assert.Equal(7, checkedReport.Invalid);
    }

    [Fact]
    public async Task OwnStage_DropsWithAReason()
    {
        PipelineReport report = await DatasetPipeline.From("train.jsonl").AddStage(new DropShortAnswers()).RunAsync();

        Assert.Equal("short-answers", report.Stages[0].Name);
        Assert.Equal(50, report.Stages[0].Read);
    }

    [Fact]
    public void RowsWrittenInCode_AppearAsAFile()
    {
        int order = 1042;
        using JsonlWriter writer = JsonlWriter.Create("written.jsonl");
        Conversation.Create()
            .WithTool("track", "Where an order is.", """{"type":"object","properties":{"order":{"type":"integer"}}}""")
            .System("You are the clerk of a small shop.")
            .User($"Is order {order} on its way?")
            .CallTool("track", """{"order":1042}""").ToolResult("left Oslo on Monday")
            .Assistant("Yes, it left Oslo on Monday."u8, trained: true)
            .AppendTo(writer);
        Conversation.From([ChatMessage.User("Hi"), ChatMessage.Assistant("Hello")]).AppendTo(writer);
        writer.Complete();

        Assert.Equal(2, File.ReadLines("written.jsonl").Count());
    }

    sealed class ConsoleSink : IFindingSink
    {
        public bool Report(in Finding finding, in FindingSource source)
        {
            Diagnostic diagnostic = Diagnostic.Create(finding, source);
            Console.WriteLine($"{diagnostic.File}({diagnostic.Line},{diagnostic.Column}): {diagnostic.Path}: {diagnostic.Message}");
            return true;
        }
    }

    sealed class DropShortAnswers : IRecordStage
    {
        public string Name => "short-answers";

        public StageResult Process(in RecordContext record)
        {
            MessageList messages = record.GetConversation().Messages;
            return messages[messages.Count - 1].RawContent.Length < 3
                ? StageResult.Drop(RuleId.AssistantContentMustNotBeEmpty)
                : StageResult.Keep;
        }
    }
}
