using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class FileTypesTests
{
    private const string Json = """{"messages":[]}""";

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08, 0x00 }, (int)FileType.Gzip)]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, (int)FileType.Zip)]
    [InlineData(new byte[] { 0x50, 0x4B, 0x05, 0x06 }, (int)FileType.Zip)]
    [InlineData(new byte[] { 0x50, 0x41, 0x52, 0x31 }, (int)FileType.Parquet)]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD }, (int)FileType.Zstandard)]
    [InlineData(new byte[] { 0x42, 0x5A, 0x68, 0x39 }, (int)FileType.Bzip2)]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00 }, (int)FileType.Xz)]
    [InlineData(new byte[] { 0x41, 0x52, 0x52, 0x4F, 0x57, 0x31, 0x00, 0x00 }, (int)FileType.Arrow)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, (int)FileType.TextWithBom)]
    [InlineData(new byte[] { 0xFF, 0xFE }, (int)FileType.Utf16LittleEndian)]
    [InlineData(new byte[] { 0xFE, 0xFF }, (int)FileType.Utf16BigEndian)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00 }, (int)FileType.Utf32LittleEndian)]
    [InlineData(new byte[] { 0x00, 0x00, 0xFE, 0xFF }, (int)FileType.Utf32BigEndian)]
    public void Magic_IsRecognised_AndNothingShorterIsMistakenForIt(byte[] magic, int type)
    {
        Assert.Equal((FileType)type, FileTypes.Recognise(magic));
        Assert.Equal((FileType)type, FileTypes.Recognise([.. magic, .. "rest of the file"u8]));
        for (int length = 0; length < Math.Min(magic.Length, 2); length++)
            Assert.Equal(FileType.Text, FileTypes.Recognise(magic.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("utf-16", (int)FileType.Utf16LittleEndian)]
    [InlineData("utf-16BE", (int)FileType.Utf16BigEndian)]
    [InlineData("utf-32", (int)FileType.Utf32LittleEndian)]
    [InlineData("utf-32BE", (int)FileType.Utf32BigEndian)]
    public void WideEncoding_IsRecognised_WithAndWithoutMark(string name, int type)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes(Json);
        Assert.Equal((FileType)type, FileTypes.Recognise(text));
        Assert.Equal((FileType)type, FileTypes.Recognise(text.AsSpan(0, FileTypes.HeadLength)));
        Assert.Equal((FileType)type, FileTypes.Recognise([.. encoding.GetPreamble(), .. text]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"messages\":[]}")]
    [InlineData("\n\n\n{")]
    [InlineData("PK")]
    [InlineData("PAR")]
    [InlineData("BZ")]
    [InlineData("ARROW")]
    [InlineData("é漢😀")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("a\0bc")]
    public void Text_IsText(string text) => Assert.Equal(FileType.Text, FileTypes.Recognise(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void WrongEncodings_AreTheWideOnes() =>
        Assert.All(Enum.GetValues<FileType>(), type =>
            Assert.Equal(type.ToString().StartsWith("Utf", StringComparison.Ordinal), FileTypes.IsWrongEncoding(type)));

    [Fact]
    public void EachTypeThatIsNoText_HasAName() =>
        Assert.All(Enum.GetValues<FileType>(), type =>
            Assert.Equal(type <= FileType.TextWithBom, FileTypes.NameOf(type) == "text"));
}
