using System;
using System.Buffers;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Phi3Data.CodeFixes;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class CodeFixTests
{
    [Theory]
    [InlineData(
        "Conversation.Create().User(\"a\").System(\"s\").Assistant(\"b\").AppendTo(writer);",
        "Conversation.Create().System(\"s\").User(\"a\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().WithTool(\"f\")\n    .User(\"a\")\n    .Assistant(\"b\")\n    .System(\"s\")\n    .AppendTo(writer);",
        "Conversation.Create().WithTool(\"f\")\n    .System(\"s\")\n    .User(\"a\")\n    .Assistant(\"b\")\n    .AppendTo(writer);")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.System(\"s\"), ChatMessage.Assistant(\"b\")]));",
        "writer.Write(Conversation.From([ChatMessage.System(\"s\"), ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    [InlineData(
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.User(\"a\"),\n    ChatMessage.Assistant(\"b\"),\n    ChatMessage.System(\"s\"),\n}));",
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.System(\"s\"),\n    ChatMessage.User(\"a\"),\n    ChatMessage.Assistant(\"b\"),\n}));")]
    public async Task LateSystemMessage_IsMovedFirst(string before, string after) =>
        Assert.Equal(after, await Mend(new MoveSystemFirstCodeFix(), before));

    [Theory]
    [InlineData("Conversation.Create().System(\"s\").User(\"a\").System(\"t\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData("Conversation.Create().User(\"a\").User(\"b\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData("writer.Write(Conversation.From([ChatMessage.System(\"s\"), ChatMessage.System(\"t\"), ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    public async Task WhatIsNotUnambiguous_HasNoFix(string code) => Assert.Equal(code, await Mend(new MoveSystemFirstCodeFix(), code));

    [Theory]
    [InlineData(
        "Conversation.Create().System(\" \").User(\"a\").Assistant(\"b\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create()\n    .System(\"\")\n    .User(\"a\")\n    .Assistant(\"b\").AppendTo(writer);",
        "Conversation.Create()\n    .User(\"a\")\n    .Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.System(\"\"), ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\"), ChatMessage.Assistant(\"\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    [InlineData(
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.User(\"a\"),\n    new ChatMessage(Role.User, \"\"),\n    ChatMessage.Assistant(\"b\"),\n}));",
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.User(\"a\"),\n    ChatMessage.Assistant(\"b\"),\n}));")]
    public async Task EmptyMessage_IsRemoved(string before, string after) =>
        Assert.Equal(after, await Mend(new RemoveEmptyMessageCodeFix(), before));

    [Theory]
    [InlineData("Conversation.Create().User(\"\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData("writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"\")]));")]
    public async Task EmptyTurnThatOthersNeed_HasNoFix(string code) => Assert.Equal(code, await Mend(new RemoveEmptyMessageCodeFix(), code));

    [Theory]
    [InlineData(
        "Conversation.Create().User(\"a\").User(\"b\").Assistant(\"c\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Assistant(\"TODO\").User(\"b\").Assistant(\"c\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create()\n    .User(\"a\")\n    .Assistant(\"b\")\n    .Assistant(\"c\")\n    .AppendTo(writer);",
        "Conversation.Create()\n    .User(\"a\")\n    .Assistant(\"b\")\n    .User(\"TODO\")\n    .Assistant(\"c\")\n    .AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().System(\"s\").Assistant(\"b\").AppendTo(writer);",
        "Conversation.Create().System(\"s\").User(\"TODO\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().User(\"a\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Assistant(\"TODO\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().WithTool(\"f\").User(\"a\").CallTool(\"f\", \"{}\").CallTool(\"f\", \"{}\").Assistant(\"b\").AppendTo(writer);",
        "Conversation.Create().WithTool(\"f\").User(\"a\").CallTool(\"f\", \"{}\").CallTool(\"f\", \"{}\").ToolResult(\"TODO\").ToolResult(\"TODO\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().WithTool(\"f\").User(\"a\").CallTool(\"f\", \"{}\").AppendTo(writer);",
        "Conversation.Create().WithTool(\"f\").User(\"a\").CallTool(\"f\", \"{}\").ToolResult(\"TODO\").Assistant(\"TODO\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().User(\"a\").Preferred(\"b\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Preferred(\"b\").NonPreferred(\"TODO\").AppendTo(writer);")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.User(\"b\"), ChatMessage.Assistant(\"c\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"TODO\"), ChatMessage.User(\"b\"), ChatMessage.Assistant(\"c\")]));")]
    [InlineData(
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.User(\"a\"),\n    ChatMessage.Assistant(\"b\"),\n    ChatMessage.User(\"c\"),\n}));",
        "writer.Write(Conversation.From(new[]\n{\n    ChatMessage.User(\"a\"),\n    ChatMessage.Assistant(\"b\"),\n    ChatMessage.User(\"c\"),\n    ChatMessage.Assistant(\"TODO\"),\n}));")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.Assistant(\"b\"), ChatMessage.User(\"c\"), ChatMessage.Assistant(\"d\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"TODO\"), ChatMessage.Assistant(\"b\"), ChatMessage.User(\"c\"), ChatMessage.Assistant(\"d\")]));")]
    public async Task MissingTurn_IsInserted(string before, string after) => Assert.Equal(after, await Mend(new MendTurnsCodeFix(), before));

    [Theory]
    [InlineData(
        "Conversation.Create().Assistant(\"b\").User(\"a\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().System(\"s\")\n    .Assistant(\"b\")\n    .User($\"a {text}\")\n    .AppendTo(writer);",
        "Conversation.Create().System(\"s\")\n    .User($\"a {text}\")\n    .Assistant(\"b\")\n    .AppendTo(writer);")]
    [InlineData(
        "Conversation.Create().User(\"a\").Assistant(\"b\").Assistant(\"d\").User(\"c\").AppendTo(writer);",
        "Conversation.Create().User(\"a\").Assistant(\"b\").User(\"c\").Assistant(\"d\").AppendTo(writer);")]
    [InlineData(
        "writer.Write(Conversation.From([ChatMessage.Assistant(\"b\"), ChatMessage.User(\"a\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    public async Task SwappedTurns_AreSwappedBack(string before, string after) => Assert.Equal(after, await Mend(new MendTurnsCodeFix(), before));

    [Theory]
    [InlineData(
        "_ = \"{\\\"messages\\\":[{\\\"role\\\":\\\"User\\\",\\\"content\\\":\\\"a\\\"},{\\\"role\\\":\\\"bot\\\",\\\"content\\\":\\\"b\\\"}]}\";",
        "_ = \"{\\\"messages\\\":[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"a\\\"},{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":\\\"b\\\"}]}\";")]
    [InlineData("_ = new { role = \"Assistent\", content = text };", "_ = new { role = \"assistant\", content = text };")]
    [InlineData("_ = new { role = @\"User\", content = text };", "_ = new { role = @\"user\", content = text };")]
    [InlineData("_ = new { role = \"qwertz\", content = text };", "_ = new { role = \"qwertz\", content = text };")]
    [InlineData(
        "Conversation.Create().User(\"a <|end|> b\").Assistant($\"{text}<|user|>\").AppendTo(writer);",
        "Conversation.Create().User(\"a < |end| > b\").Assistant($\"{text}< |user| >\").AppendTo(writer);")]
    public async Task WhatAnAnalyzerIsCertainOf_IsWritten(string before, string after) =>
        Assert.Equal(after, await MendAll(new ReplaceMarkedTextCodeFix(), before));

    public static TheoryData<CodeFixProvider, string, string> Repeated => new()
    {
        { new MoveSystemFirstCodeFix(), "Conversation.Create().User(\"a\").System(\"s\").Assistant(\"b\").AppendTo(writer);", "Conversation.Create().System(\"s\").User(\"a\").Assistant(\"b\").AppendTo(writer);" },
        { new RemoveEmptyMessageCodeFix(), "Conversation.Create().System(\"\").User(\"a\").Assistant(\"b\").AppendTo(writer);", "Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);" },
        { new MendTurnsCodeFix(), "Conversation.Create().User(\"a\").User(\"b\").Assistant(\"c\").AppendTo(writer);", "Conversation.Create().User(\"a\").Assistant(\"TODO\").User(\"b\").Assistant(\"c\").AppendTo(writer);" },
        { new MendTurnsCodeFix(), "Conversation.Create().Assistant(\"b\").User(\"a\").AppendTo(writer);", "Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);" },
        { new MendTurnsCodeFix(), "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.User(\"b\"), ChatMessage.User(\"c\"), ChatMessage.Assistant(\"d\")]));", "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"TODO\"), ChatMessage.User(\"b\"), ChatMessage.Assistant(\"TODO\"), ChatMessage.User(\"c\"), ChatMessage.Assistant(\"d\")]));" },
        { new ReplaceMarkedTextCodeFix(), "Conversation.Create().User(\"<|end|> <|end|>\").Assistant(\"b\").AppendTo(writer);", "Conversation.Create().User(\"< |end| > < |end| >\").Assistant(\"b\").AppendTo(writer);" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public async Task FixAll_MendsEachPlace(CodeFixProvider fix, string line, string mended) =>
        Assert.Equal($"{mended}\n{mended}\n{mended}", await MendAll(fix, $"{line}\n{line}\n{line}"));

    private static async Task<string> Mend(CodeFixProvider fix, string statements)
    {
        (Document document, ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found) = await Open(fix, statements);
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (offered, _) => action ??= offered, CancellationToken.None));
        return await Apply(document, action);
    }

    private static async Task<string> MendAll(CodeFixProvider fix, string statements)
    {
        (Document document, ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found) = await Open(fix, statements);
        CodeAction? first = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (offered, _) => first ??= offered, CancellationToken.None));
        if (first is null) return statements;
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, first.EquivalenceKey!, fix.FixableDiagnosticIds, new Found(found), CancellationToken.None);
        return await Apply(document, await fix.GetFixAllProvider()!.GetFixAsync(context));
    }

    private static async Task<(Document, ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>)> Open(CodeFixProvider fix, string statements)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithMetadataReferences(Sources.References)
            .WithCompilationOptions(Sources.Compile("").Options)
            .WithParseOptions(Sources.Compile("").SyntaxTrees[0].Options);
        Document document = project.AddDocument("Program.cs", SourceText.From(Sources.Parse(statements).Code, System.Text.Encoding.UTF8));
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found =
            await Analyze.Run(compilation, [], ImmutableDictionary<string, string>.Empty);
        found = [.. found.Where(one => fix.FixableDiagnosticIds.Contains(one.Id))];
        Assert.NotEmpty(found);
        return (document, found);
    }

    private static async Task<string> Apply(Document document, CodeAction? action)
    {
        if (action is null) return Sources.Unwrap((await document.GetTextAsync()).ToString());
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        Document changed = change.ChangedSolution.GetDocument(document.Id)!;
        PassesTheCheck((await changed.Project.GetCompilationAsync())!);
        return Sources.Unwrap((await changed.GetTextAsync()).ToString());
    }

    /// <summary>Runs what was mended: it compiles, and the builder checks each row before it writes it.</summary>
    private static void PassesTheCheck(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.DoesNotContain(compilation.Emit(image).Diagnostics, one => one.Severity == DiagnosticSeverity.Error);
        using var writer = new JsonlWriter(new ArrayBufferWriter<byte>());
        MethodInfo main = Assembly.Load(image.ToArray()).GetType("Program")!.GetMethod("Main", BindingFlags.Static | BindingFlags.NonPublic)!;
        main.Invoke(null, [Array.Empty<string>(), writer, "text"]);
    }

    private sealed class Found(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Get();

        public override Task<System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => Get();

        public override Task<System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Get();

        private Task<System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> Get() =>
            Task.FromResult<System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Diagnostic>>(found);
    }
}
