using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>Small chat records and files of them.</summary>
static class Chats
{
    /// <summary>A valid record without a warning.</summary>
    public static string Record(string user = "Hi", string assistant = "Hello") =>
        $$"""{"messages":[{"role":"user","content":"{{user}}"},{"role":"assistant","content":"{{assistant}}"}]}""";

    /// <summary>A valid record of a given size in bytes.</summary>
    public static string RecordOf(int bytes) => Record(new string('x', bytes - Record("").Length));

    /// <summary>Lines, each ended by LF.</summary>
    public static byte[] Lines(params string[] lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));

    /// <summary>Distinct valid records.</summary>
    public static byte[] Many(int count) =>
        Lines(Enumerable.Range(0, count).Select(i => Record("Question " + i, "Answer " + i)).ToArray());

    public static byte[] Gzip(params byte[][] members)
    {
        using var output = new MemoryStream();
        foreach (byte[] member in members)
        {
            using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(member);
        }
        return output.ToArray();
    }
}
