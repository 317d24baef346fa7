using Xunit;

namespace Phi3Data.Tests;

public class ToolNameMustBeValidTests
{
    private const string A64 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static string With(string name) =>
        Check.WithTools($$$"""[{"type":"function","function":{"name":{{{name}}}}}]""");

    [Theory]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"get weather\"", "\"get weather\"")]
    [InlineData("\"math.add\"", "\"math.add\"")]
    [InlineData("\"a/b\"", "\"a/b\"")]
    [InlineData("\"größe\"", "\"größe\"")]
    [InlineData("\"a[\"", "\"a[\"")]
    [InlineData("\"a@`{\"", "\"a@`{\"")]
    [InlineData("\"\\u0020\"", "\"\\u0020\"")]
    [InlineData("\"" + A64 + "a\"", "\"" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "…")]
    public void OtherCharactersOrLength_AreReportedAtTheName(string name, string shown) =>
        Check.Finds(RuleId.ToolNameMustBeValid, Severity.Error,
            $"the tool's name is {shown}, expected 1 to 64 of A to Z, a to z, 0 to 9, _ and -", With($"«{name}»"));

    [Theory]
    [InlineData("\"f\"")]
    [InlineData("\"AZaz09_-\"")]
    [InlineData("\"-\"")]
    [InlineData("\"g\\u0065t\"")]
    [InlineData("\"" + A64 + "\"")]
    public void ValidName_Passes(string name) => Check.Passes(With(name));
}
