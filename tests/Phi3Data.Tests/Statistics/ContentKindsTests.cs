using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class ContentKindsTests
{
    [Theory]
    [InlineData("Yes.", ContentKind.Prose)]
    [InlineData("", ContentKind.Prose)]
    [InlineData("- one thing", ContentKind.Prose)]
    [InlineData("#hashtag and 3.5 metres", ContentKind.Prose)]
    [InlineData("- one\n- two", ContentKind.Markdown)]
    [InlineData("1. one\n2) two", ContentKind.Markdown)]
    [InlineData("## Title\ntext", ContentKind.Markdown)]
    [InlineData("####### seven", ContentKind.Prose)]
    [InlineData("| a |\n|---|", ContentKind.Markdown)]
    [InlineData("Here:\n```sh\nls\n```", ContentKind.Code)]
    [InlineData("  ~~~\nls\n", ContentKind.Code)]
    [InlineData("say ``` inside", ContentKind.Prose)]
    [InlineData(" {\"a\":[1]}\n", ContentKind.Json)]
    [InlineData("[]", ContentKind.Json)]
    [InlineData("{\"a\":1", ContentKind.Prose)]
    [InlineData("[1] says", ContentKind.Prose)]
    [InlineData("1", ContentKind.Prose)]
    [InlineData("1.", ContentKind.Prose)]
    public void Text_IsOfItsKind(string text, ContentKind kind) => Assert.Equal(kind, new ContentKinds().Of(Encoding.UTF8.GetBytes(text)));
}
