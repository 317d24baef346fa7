using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>However the bytes arrive, the findings and the records are the same.</summary>
public class InputPiecesTests
{
    private const string Name = "input.jsonl.gz";

    public static TheoryData<string> Names => TestInputs.Names;

    public static TheoryData<string> NamesOfText => TestInputs.NamesOfText;

    public static TheoryData<string> NamesOfSmall => TestInputs.NamesOfSmall;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task FileAndStream_GiveTheSame(string name)
    {
        using var folder = new WorkFolder();
        string path = folder.Write(Name, TestInputs.All[name]);
        string fromFile = await Observation.RunAsync(DatasetSource.FromFile(path));
        Assert.Equal(fromFile.Replace(path, Name, System.StringComparison.Ordinal), await WholeAsync(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnyBlockSize_GivesTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        foreach (int size in new[] { 64, 65, 100, 128, 4096 })
        {
            Assert.Equal(whole, await Observation.RunAsync(Source(bytes), size));
            Assert.Equal(whole, await Observation.RunAsync(Source(bytes), size, threads: 3));
            Assert.Equal(whole, await Observation.RunAsync(OneByteEach(bytes), size));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TwoPiecesCutAnywhere_GiveTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            Assert.Equal(whole, await Observation.RunAsync(Source(bytes, cut), blockBytes: 64));
            Assert.Equal(whole, await Observation.RunAsync(Source(bytes, cut), blockBytes: 4096));
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfSmall))]
    public async Task ThreePiecesCutAnywhere_GiveTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        for (int first = 1; first < bytes.Length; first++)
        {
            for (int second = first + 1; second < bytes.Length; second++)
                Assert.Equal(whole, await Observation.RunAsync(Source(bytes, first, second), blockBytes: 64));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Outputs_AreTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await Observation.RunToFilesAsync(Source(bytes));
        Assert.Equal(whole, await Observation.RunToFilesAsync(OneByteEach(bytes)));
        Assert.Equal(whole, await Observation.RunToFilesAsync(OneByteEach(bytes), blockBytes: 64, threads: 2));
        for (int cut = 1; cut < bytes.Length; cut += 41)
            Assert.Equal(whole, await Observation.RunToFilesAsync(Source(bytes, cut), blockBytes: 65));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task PipeReader_GivesTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        var pipe = new Pipe();
        Task writing = Task.Run(async () =>
        {
            foreach (byte[] piece in bytes.Chunk(5)) await pipe.Writer.WriteAsync(piece);
            await pipe.Writer.CompleteAsync();
        });
        Assert.Equal(whole, await Observation.RunAsync(DatasetSource.FromPipeReader(pipe.Reader, Name)));
        await writing;

        PipeReader ofMemory = PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(bytes));
        Assert.Equal(whole, await Observation.RunAsync(DatasetSource.FromPipeReader(ofMemory, Name)));
    }

    [Theory]
    [MemberData(nameof(NamesOfText))]
    public async Task Gzip_GivesTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        byte[] zipped = Chats.Gzip(bytes);
        Assert.Equal(whole, await Observation.RunAsync(Source(zipped)));
        Assert.Equal(whole, await Observation.RunAsync(OneByteEach(zipped), blockBytes: 64));
        using var folder = new WorkFolder();
        string path = folder.Write(Name, zipped);
        string fromFile = await Observation.RunAsync(DatasetSource.FromFile(path));
        Assert.Equal(whole, fromFile.Replace(path, Name, System.StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NamesOfText))]
    public async Task GzipMembersCutAnywhere_GiveTheSame(string name)
    {
        byte[] bytes = TestInputs.All[name];
        string whole = await WholeAsync(name);
        for (int cut = 0; cut <= bytes.Length; cut += bytes.Length > 60 ? 7 : 1)
        {
            byte[] first = Chats.Gzip(bytes[..cut]);
            byte[] zipped = [.. first, .. Chats.Gzip(bytes[cut..])];
            Assert.Equal(whole, await Observation.RunAsync(Source(zipped), blockBytes: 100));
            Assert.Equal(whole, await Observation.RunAsync(OneByteEach(zipped)));
            // The places that matter are around the end of the first member: its trailer, and the header of the second.
            for (int at = first.Length - 9; at <= first.Length + 11; at++)
                Assert.Equal(whole, await Observation.RunAsync(Source(zipped, at)));
        }
    }

    private static Task<string> WholeAsync(string name) => Observation.RunAsync(Source(TestInputs.All[name]));

    private static DatasetSource Source(byte[] bytes, params int[] cuts) =>
        DatasetSource.FromStream(new PieceStream(bytes, cuts), Name);

    private static DatasetSource OneByteEach(byte[] bytes) =>
        DatasetSource.FromStream(new PieceStream(bytes, [], most: 1), Name);
}
