using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The library's side; the command line's tests go through every way in which two paths meet.</summary>
public sealed class OutputPathsTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunOntoItsInput_IsRefusedBeforeAnythingIsWritten()
    {
        string input = folder.Write("train.jsonl", "{}\n");

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => DatasetPipeline.From(input).WriteTo(folder.Path).RunAsync());

        Assert.Contains("train.jsonl is an input already", refused.Message);
        Assert.Equal("{}\n", File.ReadAllText(input));
        Assert.Equal(["train.jsonl"], folder.List());
    }

    [Fact]
    public void StreamNamedLikeAnOutput_IsInNobodysWay()
    {
        DatasetSource[] inputs = [DatasetSource.FromStream(Stream.Null, folder["a.jsonl"]), DatasetSource.FromStandardInput()];
        Assert.Null(OutputPaths.FindConflict(inputs, [folder["a.jsonl"], "-"]));
    }
}
