using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

/// <summary>Runs the generators.</summary>
static class Generate
{
    private static readonly IncrementalStepRunReason[] Reused = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    /// <summary>Code of types, as a file.</summary>
    public static string Code(string types) => "using System;\nusing System.Collections.Generic;\nusing Phi3Data;\n" + types;

    /// <summary>A driver of all generators that remembers its steps.</summary>
    public static GeneratorDriver Driver(ImmutableArray<AdditionalText> files = default, AnalyzerConfigOptionsProvider? options = null) =>
        CSharpGeneratorDriver.Create(
            typeof(ConversationTemplateGenerator).Assembly.GetTypes().Where(type => typeof(IIncrementalGenerator).IsAssignableFrom(type))
                .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
            files.IsDefault ? [] : files, (CSharpParseOptions)Sources.Compile("").SyntaxTrees[0].Options, options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generators over code. They report nothing and do not fail.</summary>
    public static Compilation Run(string code, ImmutableArray<AdditionalText> files = default, AnalyzerConfigOptionsProvider? options = null)
    {
        GeneratorDriver driver = Driver(files, options)
            .RunGeneratorsAndUpdateCompilation(Sources.Compile(code), out Compilation result, out _);
        foreach (GeneratorRunResult one in driver.GetRunResult().Results)
        {
            Assert.Null(one.Exception);
            Assert.Empty(one.Diagnostics);
        }
        return result;
    }

    /// <summary>Compiles code with what is generated, and loads it.</summary>
    public static Assembly Build(string code, ImmutableArray<AdditionalText> files = default)
    {
        using var image = new MemoryStream();
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics = Run(code, files).Emit(image).Diagnostics;
        Assert.DoesNotContain(diagnostics, one => one.Severity == DiagnosticSeverity.Error);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>The errors of code with what is generated, as <c>ID at text</c>.</summary>
    public static string[] Errors(string code) => [.. Run(code).GetDiagnostics()
        .Where(one => one.Severity == DiagnosticSeverity.Error)
        .Select(one => $"{one.Id} {one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan)}")];

    /// <summary>
    /// Asserts that edits elsewhere make no step run anew to another result, a change of the code does, and that what the steps
    /// hand on holds nothing of the compiler.
    /// </summary>
    public static void CostsNothingOnUnrelatedEdits(
        string code, Func<string, string> change, string[] steps, ImmutableArray<AdditionalText> files = default)
    {
        CSharpCompilation compilation = Sources.Compile(code);
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        GeneratorDriver driver = Driver(files).RunGenerators(compilation);
        foreach (string step in steps)
            Assert.All(Outputs(driver, step), output => HoldsNothingOfTheCompiler(output.Value));

        CSharpCompilation withOther = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", options, encoding: Encoding.UTF8));
        driver = driver.RunGenerators(withOther);
        Assert.All(Reasons(driver, steps), reason => Assert.Contains(reason, Reused));

        SyntaxTree old = withOther.SyntaxTrees[0];
        driver = driver.RunGenerators(withOther.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText("// a comment\n" + old, options)));
        Assert.All(Reasons(driver, steps), reason => Assert.Contains(reason, Reused));

        driver = driver.RunGenerators(withOther.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(change(old.ToString()), options)));
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(driver, steps));
    }

    /// <summary>Why each named step, and each output that came of them, ran.</summary>
    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string[] steps)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single(one => steps.All(one.TrackedSteps.ContainsKey));
        return steps.SelectMany(step => result.TrackedSteps[step]).Concat(result.TrackedOutputSteps.SelectMany(step => step.Value))
            .SelectMany(step => step.Outputs).Select(output => output.Reason);
    }

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorDriver driver, string step)
    {
        (object, IncrementalStepRunReason)[] outputs = [.. driver.GetRunResult().Results
            .Where(one => one.TrackedSteps.ContainsKey(step)).SelectMany(one => one.TrackedSteps[step]).SelectMany(one => one.Outputs)];
        Assert.NotEmpty(outputs);
        return outputs;
    }

    private static void HoldsNothingOfTheCompiler(object? value)
    {
        if (value is null) return;
        Type type = value.GetType();
        Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), type.FullName);
        if (type.IsPrimitive || type.IsEnum || value is string) return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items) HoldsNothingOfTheCompiler(item);
            return;
        }
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            HoldsNothingOfTheCompiler(field.GetValue(value));
    }
}
