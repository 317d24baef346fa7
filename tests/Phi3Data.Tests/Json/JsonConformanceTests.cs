using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Public conformance files, each taken as one line.</summary>
public class JsonConformanceTests
{
    private static readonly string[] Corpus = ["data", "json_conformance"];

    // RFC 8259 allows any value at the top and lets the parser choose its depth: these two are older than it.
    private static readonly HashSet<string> NoFaultByRfc8259 = ["fail1.json", "fail18.json"];

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void FilesThatMustParse_AreAccepted() =>
        AssertAll(Parsing("y_"), true);

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void FilesThatMustNotParse_AreRefused() =>
        AssertAll(Parsing("n_"), false);

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void FilesLeftToTheParser_GetTheStricterVerdictOfRfc8259()
    {
        foreach (string file in Parsing("i_"))
        {
            byte[] line = File.ReadAllBytes(file);
            bool utf8 = System.Text.Unicode.Utf8.IsValid(line);
            bool bom = line.AsSpan().StartsWith("\uFEFF"u8);
            LineScan scan = LineScan.Of(line, JsonScratch.DepthLimit);
            Assert.True((scan.Error == JsonError.None) == (utf8 && !bom), $"{Name(file)}: {scan.Error}");
            if (Name(file).Contains("surrogate", StringComparison.Ordinal) && utf8)
                Assert.True(scan.LoneSurrogates.Count > 0, Name(file));
        }
    }

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_transform")]
    public void FilesThatParsersReadDifferently_AreAcceptedWhenUtf8()
    {
        foreach (string file in Files("JSONTestSuite", "test_transform"))
        {
            byte[] line = File.ReadAllBytes(file);
            LineScan scan = LineScan.Of(line);
            Assert.True((scan.Error == JsonError.None) == System.Text.Unicode.Utf8.IsValid(line), $"{Name(file)}: {scan.Error}");
            bool sameKey = Name(file).StartsWith("object_same_key", StringComparison.Ordinal);
            Assert.True(scan.DuplicateKeys.Count > 0 == sameKey, Name(file));
            bool lone = Name(file).Contains("escaped_invalid", StringComparison.Ordinal);
            Assert.True(scan.LoneSurrogates.Count > 0 == lone, Name(file));
        }
    }

    [SharedFact("data", "json_conformance", "nlohmann")]
    public void PassFiles_AreAccepted() =>
        AssertAll(
            Files("nlohmann", "json_tests").Where(f => Name(f).StartsWith("pass", StringComparison.Ordinal))
                .Concat(Files("nlohmann", "json_roundtrip"))
                .Concat(Files("nlohmann", "json.org"))
                .Concat(Files("nlohmann", "regression")),
            true);

    [SharedFact("data", "json_conformance", "nlohmann")]
    public void FailFiles_AreRefused() =>
        AssertAll(
            Files("nlohmann", "json_tests")
                .Where(f => Name(f).StartsWith("fail", StringComparison.Ordinal) && !NoFaultByRfc8259.Contains(Name(f))),
            false);

    [SharedFact("data", "json_conformance", "nlohmann")]
    public void FailFilesOfTheOlderStandard_AreAcceptedWithinTheDepth()
    {
        AssertAll(Files("nlohmann", "json_tests").Where(f => NoFaultByRfc8259.Contains(Name(f))), true);
        string deep = Places.InShared([.. Corpus, "nlohmann", "json_tests", "fail18.json"]);
        Assert.Equal(JsonError.TooDeep, LineScan.Of(File.ReadAllBytes(deep), 19).Error);
    }

    [SharedFact("data", "json_conformance", "nlohmann")]
    public void FileWithByteOrderMark_IsRefusedAtTheMark()
    {
        string file = Places.InShared([.. Corpus, "nlohmann", "json_nlohmann_tests", "bom.json"]);
        LineScan scan = LineScan.Of(File.ReadAllBytes(file));
        Assert.Equal((JsonError.ByteOrderMark, 0, 3), (scan.Error, scan.Offset, scan.Length));
    }

    [SharedFact("data", "json_conformance", "numbers")]
    public void NumberTexts_AreAcceptedWhenTheGrammarAllowsThem()
    {
        var grammar = new Regex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);
        int refused = 0;
        foreach (string row in Files("numbers").SelectMany(File.ReadLines))
        {
            string number = row.Split(' ')[^1];
            bool allowed = grammar.IsMatch(number);
            if (!allowed) refused++;
            LineScan scan = LineScan.Of(LineScan.Bytes(number));
            Assert.True(allowed == (scan.Error == JsonError.None), number);
            if (allowed) Assert.Equal([(JsonToken.Number, 0, number.Length, 0)], scan.Tokens);
        }
        Assert.True(refused > 0, "No text without an integer part was seen.");
    }

    [SharedFact("data", "json_conformance", "bench")]
    public void BigDocuments_GiveTheTokensOfUtf8JsonReader()
    {
        foreach (string file in Files("bench").Append(Places.InShared([.. Corpus, "blns.json"])))
        {
            byte[] line = ReadAll(file);
            LineScan scan = LineScan.Of(line);
            Assert.Equal(JsonError.None, scan.Error);
            Assert.Equal(ReaderOracle.Tokens(line, 64), scan.Tokens);
        }
    }

    private static void AssertAll(IEnumerable<string> files, bool accepted)
    {
        int seen = 0;
        foreach (string file in files)
        {
            LineScan scan = LineScan.Of(ReadAll(file), JsonScratch.DepthLimit);
            Assert.True((scan.Error == JsonError.None) == accepted, $"{Name(file)}: {scan.Error} at {scan.Offset}");
            seen++;
        }
        Assert.True(seen > 0, "The folder holds none of these files.");
    }

    private static IEnumerable<string> Parsing(string prefix) =>
        Files("JSONTestSuite", "test_parsing").Where(f => Name(f).StartsWith(prefix, StringComparison.Ordinal));

    private static string[] Files(params string[] folder) =>
        Directory.GetFiles(Places.InShared([.. Corpus, .. folder]));

    private static string Name(string file) => Path.GetFileName(file);

    private static byte[] ReadAll(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(file);
        using var unzipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unzipped.CopyTo(bytes);
        return bytes.ToArray();
    }
}
