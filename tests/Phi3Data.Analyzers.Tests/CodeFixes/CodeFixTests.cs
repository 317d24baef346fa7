using System.Collections.Immutable;
using System.Linq;
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
        "writer.Write(Conversation.From([ChatMessage.System(\"\"), ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));",
        "writer.Write(Conversation.From([ChatMessage.User(\"a\"), ChatMessage.Assistant(\"b\")]));")]
    public async Task EmptySystemMessage_IsRemoved(string before, string after) =>
        Assert.Equal(after, await Mend(new RemoveEmptyMessageCodeFix(), before));

    [Fact]
    public async Task EmptyUserMessage_HasNoFix()
    {
        const string Code = "Conversation.Create().User(\"\").Assistant(\"b\").AppendTo(writer);";
        Assert.Equal(Code, await Mend(new RemoveEmptyMessageCodeFix(), Code));
    }

    [Fact]
    public async Task FixAll_MendsEachChain()
    {
        string line = "Conversation.Create().User(\"a\").System(\"s\").Assistant(\"b\").AppendTo(writer);";
        string mended = "Conversation.Create().System(\"s\").User(\"a\").Assistant(\"b\").AppendTo(writer);";
        Assert.Equal($"{mended}\n{mended}\n{mended}", await MendAll(new MoveSystemFirstCodeFix(), $"{line}\n{line}\n{line}"));
        line = "Conversation.Create().System(\"\").User(\"a\").Assistant(\"b\").AppendTo(writer);";
        mended = "Conversation.Create().User(\"a\").Assistant(\"b\").AppendTo(writer);";
        Assert.Equal($"{mended}\n{mended}", await MendAll(new RemoveEmptyMessageCodeFix(), $"{line}\n{line}"));
    }

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
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, first!.EquivalenceKey!, fix.FixableDiagnosticIds, new Found(found), CancellationToken.None);
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
        Assert.DoesNotContain((await changed.Project.GetCompilationAsync())!.GetDiagnostics(), one => one.Severity == DiagnosticSeverity.Error);
        return Sources.Unwrap((await changed.GetTextAsync()).ToString());
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
