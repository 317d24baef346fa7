using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Compressed data that is cut off or damaged is an error: lines are never lost in silence.</summary>
public class GzipTests
{
    private static readonly byte[] Text = Chats.Many(12);

    [Fact]
    public async Task CutOffAnywhere_Throws()
    {
        byte[] zipped = Chats.Gzip(Text);
        for (int length = 3; length < zipped.Length; length++) await AssertInvalidAsync(zipped[..length], length);
    }

    [Fact]
    public async Task SecondMemberCutOffAnywhere_Throws()
    {
        byte[] first = Chats.Gzip(Text), second = Chats.Gzip(Chats.Many(3));
        for (int length = 1; length < second.Length; length++)
            await AssertInvalidAsync([.. first, .. second[..length]], length);
    }

    [Fact]
    public async Task CutOffInsideTheMark_IsFoundAsBadLine()
    {
        foreach (byte[] head in new byte[][] { [0x1F], [0x1F, 0x8B] })
        {
            PipelineReport report = await ReadAsync(head, most: 8);
            Assert.Equal((1, 1), (report.Lines, report.Invalid));
        }
    }

    [Fact]
    public async Task OneBitWrongAnywhere_ThrowsOrReadsTheSame()
    {
        byte[] first = Chats.Gzip(Text), second = Chats.Gzip(Chats.Many(3));
        byte[] both = [.. first, .. second];
        // From the fourth byte on: before, it is no gzip, and its lines are refused as text.
        for (int at = 3; at < both.Length; at++)
        {
            byte[] damaged = (byte[])both.Clone();
            damaged[at] ^= 0x10;
            try
            {
                PipelineReport report = await ReadAsync(damaged, most: int.MaxValue);
                // Some bits of a header say nothing of the data: its time, its system.
                Assert.True(report is { Lines: 15, Train: 15 }, $"byte {at}: {report.Lines} lines of 15, and no exception");
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public async Task GarbageBehindTheEnd_Throws()
    {
        await AssertInvalidAsync([.. Chats.Gzip(Text), .. "garbage"u8], 0);
        await AssertInvalidAsync([.. Chats.Gzip(Text), .. Text], 0);
        await AssertInvalidAsync([.. Chats.Gzip(Text), 0, 0, 1], 0);
        for (int one = 1; one < 256; one++) await AssertInvalidAsync([.. Chats.Gzip(Text), (byte)one], one);
    }

    [Fact]
    public async Task ZerosBehindTheEnd_ArePadding()
    {
        foreach (int count in new[] { 1, 2, 3, 512, 1 << 20 })
        {
            byte[] padded = [.. Chats.Gzip(Text), .. new byte[count]];
            Assert.Equal(12, (await ReadAsync(padded, int.MaxValue)).Train);
            if (count <= 512) Assert.Equal(12, (await ReadAsync(padded, most: 1)).Train);
        }
    }

    [Fact]
    public async Task ZerosBetweenMembers_LoseNothing() =>
        Assert.Equal(24, (await ReadAsync([.. Chats.Gzip(Text), 0, 0, .. Chats.Gzip(Text)], int.MaxValue)).Train);

    [Fact]
    public async Task AllFieldsOfTheHeader_ArePassedOver()
    {
        byte[] zipped = Chats.Gzip(Text);
        byte[] withFields =
        [
            .. zipped[..3], 0x1E, .. zipped[4..10], 3, 0, 0xAA, 0, 0x1F, .. "name\0"u8, .. "comment\0"u8, 0x12, 0x34,
            .. zipped[10..],
        ];
        Assert.Equal(12, (await ReadAsync(withFields, int.MaxValue)).Train);
        Assert.Equal(12, (await ReadAsync(withFields, most: 1)).Train);
    }

    [Fact]
    public async Task MemberEndingAtAnyPlaceOfTheBuffer_IsFollowedByTheNext()
    {
        byte[] noise = new byte[40_000];
        for (int extra = 0; extra < 24; extra++)
        {
            // Noise hardly shrinks, so the first member ends near the end of a piece of 8,192 or 32,768 bytes.
            new Random(extra).NextBytes(noise);
            byte[] first = Chats.Gzip(noise.AsSpan(0, 32_768 - 40 + extra).ToArray());
            PipelineReport report = await ReadAsync([.. first, .. Chats.Gzip([0x0A]), .. Chats.Gzip(Text)], int.MaxValue);
            Assert.True(report.Train == 12, $"{first.Length} bytes: {report.Train} records");
        }
    }

    [Fact]
    public async Task EmptyMembersBetween_AreNothing()
    {
        byte[] zipped = Chats.Gzip([], Text[..100], [], [], Text[100..], []);
        Assert.Equal(12, (await ReadAsync(zipped, int.MaxValue)).Train);
        Assert.Equal(12, (await ReadAsync(zipped, most: 1)).Train);
    }

    [Fact]
    public async Task ManyMembers_AreOneFile()
    {
        var zipped = new MemoryStream();
        for (int i = 0; i < 2_000; i++) zipped.Write(Chats.Gzip(Chats.Lines(Chats.Record("Question " + i))));
        PipelineReport report = await ReadAsync(zipped.ToArray(), int.MaxValue);
        Assert.Equal((2_000, 2_000, zipped.Length), (report.Lines, report.Train, report.Inputs[0].Bytes));
    }

    private static async Task AssertInvalidAsync(byte[] bytes, int at)
    {
        foreach (int most in new[] { int.MaxValue, 1 })
        {
            Exception? thrown = await Record.ExceptionAsync(() => ReadAsync(bytes, most));
            Assert.True(thrown is InvalidDataException, $"{at}, pieces of {most}: {thrown?.Message ?? "no exception"}");
        }
    }

    private static Task<PipelineReport> ReadAsync(byte[] bytes, int most) => DatasetPipeline
        .From([DatasetSource.FromStream(new PieceStream(bytes, [], most), "x.gz")])
        .AddStage(new Recorder())
        .WithThreads(1)
        .RunAsync();
}
