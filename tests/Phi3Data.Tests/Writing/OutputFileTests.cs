using System;
using System.Buffers;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AllWaysOfWritingMixed_GiveTheSameBytesCountAndHash(int seed)
    {
        var random = new Random(seed);
        var expected = new ArrayBufferWriter<byte>();
        using var file = new OutputFile(folder["x"]);
        long records = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] piece = new byte[random.Next(40) == 0 ? random.Next(1 << 20) : random.Next(3_000)];
            random.NextBytes(piece);
            expected.Write(piece);
            switch (random.Next(5))
            {
                case 0:
                    file.Write(piece);
                    break;
                case 1:
                    file.WriteLine(piece);
                    expected.Write("\n"u8);
                    records++;
                    break;
                case 2:
                    piece.CopyTo(file.GetSpan(piece.Length));
                    file.Advance(piece.Length);
                    break;
                case 3:
                    piece.CopyTo(file.GetMemory(piece.Length + random.Next(300_000)));
                    file.Advance(piece.Length);
                    break;
                default:
                    ((IBufferWriter<byte>)file).Write(piece);
                    break;
            }
            Assert.Equal(expected.WrittenCount, file.Bytes);
        }
        file.Complete();
        file.Publish();
        Assert.Equal(records, file.Records);
        Assert.Equal(Convert.ToHexStringLower(XxHash128.Hash(expected.WrittenSpan)), file.Hash);
        Assert.True(expected.WrittenSpan.SequenceEqual(File.ReadAllBytes(folder["x"])));
    }

    [Theory]
    [InlineData(256 * 1024 - 1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(5 * 1024 * 1024)]
    public void WritesAroundTheBuffersSize_ArriveWhole(int size)
    {
        byte[] bytes = [.. Enumerable.Range(0, size).Select(i => (byte)i)];
        using var file = new OutputFile(folder["x"]);
        file.Write("a"u8);
        file.Write(bytes);
        file.EndRecord();
        file.Complete();
        file.Publish();
        Assert.True(File.ReadAllBytes(folder["x"]).AsSpan().SequenceEqual([(byte)'a', .. bytes, (byte)'\n']));
        Assert.Equal(1, file.Records);
    }

    [Fact]
    public void OldFile_StaysUntilThePublishing()
    {
        folder.Write("x", "old and longer than the new one");
        using (var file = new OutputFile(folder["x"]))
        {
            file.WriteLine("new"u8);
            Assert.Throws<InvalidOperationException>(file.Publish);
            file.Complete();
            Assert.Equal("old and longer than the new one", File.ReadAllText(folder["x"]));
            file.Publish();
        }
        Assert.Equal("new\n", File.ReadAllText(folder["x"]));
        Assert.Equal(["x"], folder.List());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DisposedUnpublished_LeavesNothing(bool complete)
    {
        folder.Write("x", "old");
        using (var file = new OutputFile(folder["x"]))
        {
            file.Write(new byte[1 << 20]);
            if (complete) file.Complete();
            Assert.Contains("x.partial", folder.List());
        }
        Assert.Equal(["x"], folder.List());
        Assert.Equal("old", File.ReadAllText(folder["x"]));
    }

    [Fact]
    public void LeftoverOfAKilledRun_IsOverwritten()
    {
        folder.Write("x.partial", new string('z', 5_000));
        using var file = new OutputFile(folder["x"]);
        file.WriteLine("new"u8);
        file.Complete();
        file.Publish();
        Assert.Equal("new\n", File.ReadAllText(folder["x"]));
        Assert.Equal(["x"], folder.List());
    }

    [Fact]
    public void SecondWriterOfTheSameFile_IsRefusedAndHarmsNothing()
    {
        using var file = new OutputFile(folder["x"]);
        file.WriteLine("first"u8);
        Assert.ThrowsAny<IOException>(() => new OutputFile(folder["x"]));
        file.Complete();
        file.Publish();
        Assert.Equal("first\n", File.ReadAllText(folder["x"]));
    }

    [Fact]
    public void FolderOfThatName_IsRefusedAtOnce()
    {
        Directory.CreateDirectory(folder["x"]);
        var thrown = Assert.ThrowsAny<IOException>(() => new OutputFile(folder["x"]));
        Assert.Contains(folder["x"], thrown.Message, StringComparison.Ordinal);
        Assert.Equal(["x"], folder.List());
    }

    [Fact]
    public void AdvanceTooFar_Throws()
    {
        using var file = new OutputFile(folder["x"]);
        int room = file.GetSpan().Length;
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Advance(room + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Advance(-1));
        Assert.Equal(0, file.Bytes);
    }

    public void Dispose() => folder.Dispose();
}
