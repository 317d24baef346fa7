using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderMustBeValidTests
{
    [Theory]
    [InlineData("""{"type":"string_chek"}""", "1:9",
        "the grader is of type \"string_chek\", expected string_check, text_similarity, score_model, label_model, python or multi")]
    [InlineData("""{"type":5}""", "1:9", "the grader's type is a number, expected a string such as \"string_check\"")]
    [InlineData("""{"name":"x"}""", "1:1", "the grader's type is missing, expected a string such as \"string_check\"")]
    [InlineData("[]", "1:1", "the grader is an array, expected an object")]
    [InlineData("""{"type":"multi"}""", "1:1", "the multigrader's graders is missing, expected an object of graders")]
    [InlineData("{\"type\":\"multi\",\n\"graders\":[]}", "2:11", "the multigrader's graders is an array, expected an object of graders")]
    [InlineData("{\"type\":\"multi\",\n\"graders\":{\"é\":\n {\"type\":\"é\"}}}", "3:10",
        "the grader is of type \"é\", expected string_check, text_similarity, score_model, label_model, python or multi")]
    public async Task FaultyGrader_IsReportedAtItsLine(string grader, string place, string message) =>
        Assert.Equal([$"{place} PHI2211 {message}"], await Graded.Run(grader, [Graded.Record("\"a\":1")]));

    [Theory]
    [InlineData("{\n\"type\":}", "2:8")]
    [InlineData("", "1:1")]
    [InlineData("{\"type\":\"python\"}\n x", "2:2")]
    public async Task WhatIsNotJson_IsReportedAtItsFirstWrongByte(string grader, string place) =>
        Assert.StartsWith($"{place} PHI2211 the grader is not JSON: ",
            Assert.Single(await Graded.Run(grader, [Graded.Record("\"a\":1")])));

    [Theory]
    [InlineData("string_check")]
    [InlineData("text_similarity")]
    [InlineData("score_model")]
    [InlineData("label_model")]
    [InlineData("python")]
    [InlineData("endpoint")]
    public async Task KnownType_Passes(string type) => Assert.Empty(await Graded.Run(
        $$$"""{"type":"multi","graders":{"one":{"type":"{{{type}}}"}},"calculate_output":"one"}""", [Graded.Record("\"a\":1")]));

    [Fact]
    public void ByteOrderMark_IsNoFault() =>
        Assert.Equal(["{{item.a}}", "{{ sample.x }}"], Grader.Parse("g", [0xEF, 0xBB, 0xBF,
            .. """{"type":"string_check","input":"{{item.a}}","reference":"{{ sample.x }}"}"""u8]).References);

    [Fact]
    public void FileThatIsNotThere_IsAnException() =>
        Assert.Throws<System.IO.FileNotFoundException>(() => Grader.Load("there-is-no-such-grader.json"));
}
