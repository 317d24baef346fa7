using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetSourceTests
{
    [Fact]
    public async Task Folder_SaysHowToNameItsFiles()
    {
        using var folder = new WorkFolder();
        var thrown = await Assert.ThrowsAsync<IOException>(() => DrainAsync(DatasetSource.FromFile(folder.Path)));
        Assert.Contains(folder.Path + " is a folder", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("*.jsonl", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => DatasetSource.FromPatterns([folder.Path]));
    }

    [Fact]
    public async Task MissingFile_IsNamed()
    {
        using var folder = new WorkFolder();
        string path = folder["nowhere.jsonl"];
        var thrown = await Assert.ThrowsAsync<FileNotFoundException>(() => DrainAsync(DatasetSource.FromFile(path)));
        Assert.Equal(path + " was not found.", thrown.Message);
        Assert.Equal(path, thrown.FileName);
        Assert.Throws<FileNotFoundException>(() => DatasetSource.FromPatterns([path]));
        Assert.Throws<FileNotFoundException>(() => DatasetSource.FromPatterns([folder["no/folder.jsonl"]]));
    }

    [Fact]
    public void Misuse_Throws()
    {
        Assert.Throws<ArgumentException>(() => DatasetSource.FromFile(""));
        Assert.Throws<ArgumentNullException>(() => DatasetSource.FromFile(null!));
        Assert.Throws<ArgumentNullException>(() => DatasetSource.FromPatterns(null!));
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => DatasetSource.FromStream(closed, "x"));
        Assert.Throws<ArgumentException>(() => DatasetPipeline.From(Array.Empty<DatasetSource>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_IsClosedUnlessItIsToStayOpen(bool isGzip)
    {
        byte[] bytes = isGzip ? Chats.Gzip(Chats.Many(3)) : Chats.Many(3);
        var stream = new PieceStream(bytes, []);
        await DrainAsync(DatasetSource.FromStream(stream, "x"));
        Assert.True(stream.IsDisposed);

        stream = new PieceStream(bytes, []);
        await DrainAsync(DatasetSource.FromStream(stream, "x", leaveOpen: true));
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task Stream_IsReadFromWhereItStands()
    {
        byte[] bytes = Chats.Many(5);
        using var stream = new MemoryStream(bytes) { Position = bytes.AsSpan().IndexOf((byte)'\n') + 1 };
        Assert.Equal(4, await DrainAsync(DatasetSource.FromStream(stream, "x")));
    }

    [Fact]
    public async Task StreamThatFails_ThrowsWhatItThrew()
    {
        var failing = new FailingStream(Chats.Many(3));
        var thrown = await Assert.ThrowsAsync<IOException>(() => DrainAsync(DatasetSource.FromStream(failing, "x")));
        Assert.Equal(FailingStream.Message, thrown.Message);
    }

    [Fact]
    public async Task PipeThatFails_ThrowsWhatItThrew()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Chats.Many(3));
        await pipe.Writer.CompleteAsync(new IOException("the writer broke"));
        var thrown = await Assert.ThrowsAsync<IOException>(() => DrainAsync(DatasetSource.FromPipeReader(pipe.Reader, "x")));
        Assert.Equal("the writer broke", thrown.Message);
    }

    [Fact]
    public async Task File_CanBeReadTwiceAndWhileItIsWritten()
    {
        using var folder = new WorkFolder();
        string path = folder.Write("x.jsonl", Chats.Many(3));
        DatasetSource source = DatasetSource.FromFile(path);
        using FileStream writer = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        Assert.Equal(3, await DrainAsync(source));
        Assert.Equal(3, await DrainAsync(source));
    }

    [Fact]
    public async Task StreamThatNeverAnswers_IsCancelled()
    {
        var pipe = new Pipe(); // nobody writes
        using var cancel = new CancellationTokenSource();
        Task run = DatasetPipeline.From([DatasetSource.FromPipeReader(pipe.Reader, "x")]).RunAsync(cancel.Token);
        Assert.False(run.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task StreamThatIgnoresTheToken_IsCancelled()
    {
        using var release = new SemaphoreSlim(0);
        var deaf = new DeafStream(release);
        using var cancel = new CancellationTokenSource();
        Task run = DatasetPipeline.From([DatasetSource.FromStream(deaf, "x")]).RunAsync(cancel.Token);
        await deaf.Reading;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        release.Release();
    }

    private static async Task<int> DrainAsync(DatasetSource source)
    {
        int records = 0;
        await using var reader = new JsonlReader(source);
        IAsyncEnumerator<ChatRecord> all = reader.ReadAllAsync().GetAsyncEnumerator();
        while (await all.MoveNextAsync()) records++;
        return records;
    }

    private sealed class FailingStream(byte[] data) : MemoryStream(data)
    {
        public const string Message = "the network is down";

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException(Message) : base.ReadAsync(buffer, cancellationToken);
    }

    /// <summary>Waits like a console: for as long as it takes, whatever the token says.</summary>
    private sealed class DeafStream(SemaphoreSlim release) : MemoryStream
    {
        private readonly TaskCompletionSource reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => reading.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            reading.TrySetResult();
            await release.WaitAsync(CancellationToken.None);
            return 0;
        }
    }
}
