using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Inputs that have given line readers trouble, each small enough to be cut at every byte.</summary>
static class TestInputs
{
    /// <summary>A low limit, so that lines over it are small as well.</summary>
    public static RuleOptions Rules { get; } = RuleOptions.Default with { MaxLineBytes = 150, MinRecords = 0 };

    public static IReadOnlyDictionary<string, byte[]> All { get; } = Create();

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Gzip inside gzip is rejected whole, so what it holds cannot be wrapped once more.</summary>
    public static TheoryData<string> NamesOfText => [.. All.Keys.Where(k => !k.StartsWith("gzip", StringComparison.Ordinal))];

    public static TheoryData<string> NamesOfSmall => [.. All.Where(p => p.Value.Length <= 150).Select(p => p.Key)];

    private static Dictionary<string, byte[]> Create()
    {
        string a = Chats.Record("a"), b = Chats.Record("b");
        byte[] utf8Bom = [0xEF, 0xBB, 0xBF];
        var utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        var utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: false);
        return new Dictionary<string, byte[]>
        {
            ["empty"] = [],
            ["plain"] = Utf8($"{a}\n{b}\n"),
            ["CRLF"] = Utf8($"{a}\r\n{b}\r\n"),
            ["no final LF"] = Utf8($"{a}\n{b}"),
            ["no final LF, CR"] = Utf8($"{a}\r\n{b}\r"),
            ["blank lines"] = Utf8($"\n \n\t\r\n{a}\n\n\n{b}\n \n  "),
            ["only blank lines"] = Utf8("\n\r\n \t\n"),
            ["one LF"] = Utf8("\n"),
            ["one brace"] = Utf8("{"),
            ["BOM"] = [.. utf8Bom, .. Utf8($"{a}\n{b}\n")],
            ["BOM only"] = utf8Bom,
            ["BOM, LF"] = [.. utf8Bom, 0x0A],
            ["BOM, long line"] = [.. utf8Bom, .. Utf8(Chats.RecordOf(151) + "\n" + a)],
            ["BOM twice"] = [.. utf8Bom, .. utf8Bom, .. Utf8(a)],
            ["BOM in the middle"] = [.. Utf8(a + "\n"), .. utf8Bom, .. Utf8(b)],
            ["two bytes of a BOM"] = [0xEF, 0xBB],
            ["lone CR"] = Utf8($"{a}\r{b}\n\r{a}"),
            ["one CR"] = Utf8("\r"),
            ["other separators"] = Utf8(Chats.Record("\u2028\u2029\u0085", "x") + "\n" + Chats.Record("\v\f", "x") + "\n"),
            ["multi-byte"] = Utf8(Chats.Record("é漢𝄞👩‍🚀", "ß") + "\n{\"é漢𝄞\":1}\n"),
            ["escapes"] = Utf8("""{"messages":[{"\u0072ole":"user","content":"\u00e9\ud834\udd1e\n\""},{"role":"assistant","content":"x"}]}""" + "\n{\"\\u00\n{\"a\":\"\\ud834\"}\n{\"a\":\"\\"),
            ["line of the limit"] = Utf8(Chats.RecordOf(150) + "\n" + Chats.RecordOf(150)),
            ["line over the limit"] = Utf8(a + "\n" + Chats.RecordOf(151) + "\n" + b + "\n"),
            ["CR makes it too long"] = Utf8(Chats.RecordOf(150) + "\r\n" + a + "\n"),
            ["two over the limit"] = Utf8(Chats.RecordOf(400) + "\n" + Chats.RecordOf(151) + "\n" + a),
            ["over the limit at the end"] = Utf8(a + "\n" + Chats.RecordOf(333)),
            ["over the limit and not UTF-8"] = [.. Enumerable.Repeat((byte)0xFF, 301), 0x0A, .. Utf8(a)],
            ["blank line over the limit"] = Utf8(new string(' ', 220) + "\n" + a),
            ["bad lines"] = [.. Utf8("{\nnull\n[1]\ntext\n{}\n{\"messages\":[]}\n{\"messages\":[{\"role\":\"bot\"}]}\n{\"a\":1,\"a\":2}\n\0\n"), 0xC3, 0x28, 0x0A, 0xFF, 0x0A, .. Utf8(a)],
            ["pretty-printed"] = Utf8("{\n  \"messages\": [\n  ]\n}\n"),
            ["warnings"] = Utf8(a.Replace("{\"messages", "{\"x\":1,\"messages", StringComparison.Ordinal) + "\n" + a),
            ["duplicates"] = Utf8($"{a}\n{b}\n{a}\n"),
            ["ShareGPT"] = Utf8("""{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""" + "\n" + a),
            ["ShareGPT behind blank lines"] = Utf8(new string('\n', 150) + """{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}"""),
            ["UTF-16 with BOM"] = [.. utf16.GetPreamble(), .. utf16.GetBytes(a + "\n" + b)],
            ["UTF-16 big endian"] = utf16Big.GetBytes(a + "\n"),
            ["UTF-16 BOM only"] = [0xFF, 0xFE],
            ["UTF-32"] = new UTF32Encoding(bigEndian: true, byteOrderMark: true) is var e ? [.. e.GetPreamble(), .. e.GetBytes("{}\n")] : [],
            ["three zeros"] = [0, 0, 0],
            ["ZIP"] = [.. "PK\u0003\u0004"u8, .. Enumerable.Range(0, 256).Select(i => (byte)i)],
            ["half a ZIP mark"] = Utf8("PK"),
            ["Parquet"] = Utf8("PAR1\n\nPAR1"),
            ["gzip in gzip"] = Chats.Gzip(Chats.Gzip(Utf8($"{a}\n{b}\n"))),
            ["gzip of nothing"] = Chats.Gzip([[]]),
            ["half a gzip mark"] = [0x1F, 0x8B],
        };
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
