using System;
using System.Buffers;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class JsonlWriterTests
{
    [Fact]
    public void Rows_AreLines()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new JsonlWriter(output);
        Conversation row = Conversation.Create().User("a").Assistant("b").Build();
        writer.Write(row);
        row.AppendTo(writer);
        Conversation.Create().User("a").Assistant("b").AppendTo(writer);
        writer.Complete();
        Assert.Equal(Chats.Lines([.. Enumerable.Repeat(Chats.Record("a", "b"), 3)]), output.WrittenSpan.ToArray());
        Assert.Equal((3, output.WrittenCount), (writer.Records, writer.Bytes));
        Assert.Throws<InvalidOperationException>(() => writer.Write(row));
        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    [Fact]
    public void File_AppearsWhenComplete()
    {
        using var folder = new WorkFolder();
        folder.Write("a.jsonl", "old");
        using (JsonlWriter writer = JsonlWriter.Create(folder["a.jsonl"]))
        {
            writer.WriteLine("{}"u8);
            Assert.Equal("old", File.ReadAllText(folder["a.jsonl"]));
            writer.Complete();
        }
        Assert.Equal("{}\n", File.ReadAllText(folder["a.jsonl"]));
        Assert.Equal(["a.jsonl"], folder.List());
    }

    [Fact]
    public void FileThatWasNotCompleted_LeavesTheOldOne()
    {
        using var folder = new WorkFolder();
        folder.Write("a.jsonl", "old");
        using (JsonlWriter writer = JsonlWriter.Create(folder["a.jsonl"])) writer.WriteLine("{}"u8);
        Assert.Equal("old", File.ReadAllText(folder["a.jsonl"]));
        Assert.Equal(["a.jsonl"], folder.List());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}\n{}")]
    public void WhatIsNotOneLine_IsRefused(string row)
    {
        using var writer = new JsonlWriter(new ArrayBufferWriter<byte>());
        Assert.Throws<ArgumentException>(() => writer.WriteLine(System.Text.Encoding.UTF8.GetBytes(row)));
        Assert.Equal(0, writer.Records);
    }
}
