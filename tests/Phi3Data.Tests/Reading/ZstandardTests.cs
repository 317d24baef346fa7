using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Phi3Data.Tests;

/// <summary>Zstandard is read as gzip is: recognised by content, whole or not at all.</summary>
public class ZstandardTests
{
    private static readonly byte[] Text = Chats.Many(12);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public async Task FramesAndPieces_AreOneFile(int most)
    {
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        byte[] bytes = [.. Zip(Text[..100]), .. Zip([]), .. skippable, .. Zip(Text[100..])];
        PipelineReport report = await ReadAsync(bytes, most);
        Assert.Equal((12, 12, InputCompression.Zstandard), (report.Lines, report.Train, report.Inputs[0].Compression));
        Assert.Equal(bytes.Length, report.Inputs[0].Bytes);
    }

    [Fact]
    public async Task LargeFile_IsReadWhole()
    {
        byte[] text = Chats.Many(20_000);
        Assert.Equal(20_000, (await ReadAsync(Zip(text), int.MaxValue)).Train);
    }

    [Fact]
    public async Task CutOffAnywhere_Throws()
    {
        byte[] first = Zip(Text), second = Zip(Chats.Many(3));
        for (int length = 4; length < first.Length; length++) await AssertInvalidAsync(first[..length], length);
        for (int length = 1; length < second.Length; length++) await AssertInvalidAsync([.. first, .. second[..length]], length);
    }

    [Fact]
    public async Task GarbageBehindTheEnd_Throws() => await AssertInvalidAsync([.. Zip(Text), .. Text], 0);

    [Fact]
    public async Task OneBitWrongAnywhere_ThrowsOrReadsTheSame()
    {
        byte[] zipped = Zip(Text);
        for (int at = 4; at < zipped.Length; at++)
        {
            byte[] damaged = (byte[])zipped.Clone();
            damaged[at] ^= 0x10;
            try
            {
                PipelineReport report = await ReadAsync(damaged, int.MaxValue);
                Assert.True(report is { Lines: 12, Train: 12 }, $"byte {at}: {report.Lines} lines of 12, and no exception");
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith("x: the zstandard data is damaged or cut off.", e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Zip(byte[] text)
    {
        using var compressor = new Compressor();
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(text).ToArray();
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
        .From([DatasetSource.FromStream(new PieceStream(bytes, [], most), "x")])
        .AddStage(new Recorder())
        .WithThreads(1)
        .RunAsync();
}
