using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

/// <summary>Runs every analyzer over code or dataset files.</summary>
static class Analyze
{
    /// <summary>All analyzers of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(DatasetAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Asserts that the analyzers report the marks, and nothing else.</summary>
    public static async Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Finds(
        string marked, bool compiles = true, IReadOnlyDictionary<string, string>? options = null) =>
        await Finds(Sources.Parse(marked), compiles, options);

    /// <summary>Asserts that the analyzers report the marks of code, and nothing else.</summary>
    public static async Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Finds(
        Sources sources, bool compiles = true, IReadOnlyDictionary<string, string>? options = null)
    {
        CSharpCompilation compilation = Sources.Compile(sources.Code);
        string[] errors = [.. compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString())];
        Assert.True(errors.Length == 0 == compiles, string.Join('\n', errors));
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found = await Run(compilation, [], options ?? ImmutableDictionary<string, string>.Empty);
        Assert.Equal(
            sources.Marks.Select(mark => $"{mark.Id} «{sources.Code.Substring(mark.Span.Start, mark.Span.Length)}» {mark.Span.Start}"),
            found.Select(one => $"{one.Id} «{sources.Code.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)}» {one.Location.SourceSpan.Start}"));
        return found;
    }

    /// <summary>What the analyzers report of dataset files.</summary>
    public static Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Datasets(
        IReadOnlyDictionary<string, string> options, params (string Path, string Text)[] files) =>
        Run(Sources.Compile(""), [.. files.Select(file => (AdditionalText)new TextFile(file.Path, file.Text))], options);

    /// <summary>Runs the analyzers; a failure of one is a failure of the test.</summary>
    public static async Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Run(
        Compilation compilation, ImmutableArray<AdditionalText> files, IReadOnlyDictionary<string, string> options)
    {
        var withAnalyzers = new CompilationWithAnalyzers(
            compilation, Analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(files, new Options(options)), (error, _, _) => Assert.Fail(error.ToString()),
                concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> all = await withAnalyzers.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. all.OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    /// <summary>The same options for every file and the project.</summary>
    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private readonly Values values = new(values);

        public override AnalyzerConfigOptions GlobalOptions => values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => values;

        private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
        }
    }
}
