using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

public sealed class RejectedWriterTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Fact]
    public void Reject_HasItsKeysInOrder()
    {
        var reason = new Diagnostic
        {
            Rule = "PHI1001",
            Name = "LineMustBeJson",
            Severity = Severity.Error,
            File = "f",
            Line = 3,
            Column = 5,
            ByteOffset = 44,
            Path = "$.a",
            Message = "m",
            Help = "h",
        };
        string line = Write(w => w.Write(new RejectedPlace("f", 3, 40), [reason], new("g", 2), "text \"é\""u8, asBytes: false));
        Assert.Equal(
            """{"file":"f","line":3,"byteOffset":40,"reasons":[{"rule":"PHI1001","name":"LineMustBeJson","severity":"error","column":5,"byteOffset":44,"path":"$.a","message":"m"}],"duplicateOf":{"file":"g","line":2},"raw":"text \"é\""}"""
            + "\n",
            line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\0\u0001\u001F\u007F\u0080\u2028\u2029\uFEFF\uFFFE\uFFFF\r\t\b\f\v")]
    [InlineData("</script><!-- & ' \" \\ / + `")]
    [InlineData("é漢𝄞👩‍🚀")]
    public void Text_ComesBackByteForByte(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        string line = Write(w => w.Write(new RejectedPlace("f", 1, 0), [], null, bytes, asBytes: false));
        Assert.Contains("\"raw\":", line, StringComparison.Ordinal);
        Assert.Equal(bytes, ReadBack().Bytes);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(200_001)]
    public void LongText_ComesBackWhateverCharacterIsCut(int size)
    {
        foreach (string unit in new[] { "a", "é", "漢", "𝄞", "\"", "\\", "\n" })
        {
            for (int shift = 0; shift < 4; shift++)
            {
                var text = new StringBuilder(new string('x', shift));
                int unitBytes = Encoding.UTF8.GetByteCount(unit);
                for (int length = shift; length < size; length += unitBytes) text.Append(unit);
                byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
                Write(w => w.Write(new RejectedPlace("f", 1, 0), [], null, bytes, asBytes: false));
                Assert.True(bytes.AsSpan().SequenceEqual(ReadBack().Bytes), $"{unit} from {shift}, {size} bytes");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void BytesThatAreNoText_ComeBackAsBase64(int size)
    {
        byte[] bytes = [0xFF, .. Enumerable.Range(0, size).Select(i => (byte)(i * 7))];
        string line = Write(w => w.Write(new RejectedPlace("f", 1, 0), [], null, bytes, asBytes: false));
        Assert.Contains("\"rawBase64\":", line, StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().SequenceEqual(ReadBack().Bytes));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(1_000, 7)]
    [InlineData(300_000, 65_537)]
    public void BytesInParts_ComeBackWhole(int size, int part)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        Write(w =>
        {
            w.StartParts(new RejectedPlace("f", 9, 8), []);
            foreach (byte[] piece in bytes.Chunk(part)) w.WritePart(piece);
            w.WritePart([]);
            w.EndParts();
        });
        OutputLine back = ReadBack();
        Assert.Equal((9L, 8L), (back.Line, back.ByteOffset));
        Assert.True(bytes.AsSpan().SequenceEqual(back.Bytes));
    }

    [Fact]
    public void HostileNames_StayJson()
    {
        string name = "a\"b\\c\nd\u001B[31m\u202E\0é";
        Write(w => w.Write(new RejectedPlace(name, 1, 0), [], new(name, 2), "x"u8, asBytes: false));
        Assert.Equal((name, (name, 2L)), (ReadBack().File, ReadBack().Original));
    }

    public void Dispose() => folder.Dispose();

    private OutputLine ReadBack() => Assert.Single(Outputs.ReadRejected(folder["x"]));

    private string Write(Action<RejectedWriter> write)
    {
        using var file = new OutputFile(folder["x"]);
        using (var writer = new RejectedWriter(file)) write(writer);
        file.Complete();
        file.Publish();
        Assert.Equal(1, file.Records);
        string text = File.ReadAllText(folder["x"]);
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        return text;
    }
}
