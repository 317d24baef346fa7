using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public partial class ConversationTemplateTests
{
    private const string Template = """
        namespace Shop.Rows;
        partial class Outer
        {
            [ConversationTemplate]
            public partial record Tracking(int Order, DateOnly Left, string Name)
            {
                [SystemMessage] const string Role = "Answer as a \"clerk\".\n\u0001é😀";
                [UserMessage] const string Question = "Is order {Order:D6} of {Name} on its way? {\"json\": {1}}";
                [AssistantMessage] internal const string Answer = "It left on {Left:yyyy-MM-dd}.";
            }
        }
        """;

    [Fact]
    public void Row_SaysWhatTheTemplateSays()
    {
        Assembly consumer = Build(Template);
        object row = Activator.CreateInstance(consumer.GetType("Shop.Rows.Outer+Tracking")!, 1042, new DateOnly(2026, 1, 5), "\"Ann\"\n")!;
        var built = (Conversation)row.GetType().GetMethod("Build")!.Invoke(row, [null])!;
        Assert.Equal(
            Conversation.Create().System("Answer as a \"clerk\".\n\u0001é😀")
                .User("Is order 001042 of \"Ann\"\n on its way? {\"json\": {1}}").Assistant("It left on 2026-01-05.").Build().ToString(),
            built.ToString());
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        row.GetType().GetMethod("WriteTo")!.Invoke(row, [output, null]);
        Assert.Equal(built.ToString(), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Content_IsChecked()
    {
        Assembly consumer = Build("""
            [ConversationTemplate]
            public partial struct Row
            {
                public string Text;
                [UserMessage] const string Question = "a";
                [AssistantMessage] const string Answer = "{Text}";
            }
            """);
        object row = Activator.CreateInstance(consumer.GetType("Row")!)!;
        var error = Assert.Throws<TargetInvocationException>(() => row.GetType().GetMethod("Build")!.Invoke(row, [null]));
        Assert.Equal("PHI3001", Assert.IsType<ConversationException>(error.InnerException).Findings[0].Rule);
    }

    [Theory]
    [InlineData("class Row { [UserMessage] const string Q = \"a\"; [AssistantMessage] const string A = \"b\"; }")]
    [InlineData("partial class Row { [UserMessage] const string Q = \"{Missing}\"; [AssistantMessage] const string A = \"b\"; }")]
    [InlineData("partial class Row { [UserMessage] const string Q = \"a\"; }")]
    public void WrongTemplate_GivesNoCode(string type)
    {
        GeneratorRunResult result = Run(Sources.Compile(Code("[ConversationTemplate] " + type)), out _).Results[0];
        Assert.Empty(result.GeneratedSources);
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Exception);
    }

    [Fact]
    public void UnrelatedEdits_CostNothing()
    {
        CSharpCompilation compilation = Sources.Compile(Code(Template));
        GeneratorDriver driver = Driver().RunGenerators(compilation);

        CSharpCompilation withOther = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", (CSharpParseOptions)compilation.SyntaxTrees[0].Options));
        driver = driver.RunGenerators(withOther);
        Assert.All(Reasons(driver), reason => Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]));

        SyntaxTree old = withOther.SyntaxTrees[0];
        SyntaxTree commented = CSharpSyntaxTree.ParseText("// a comment\n" + old.ToString(), (CSharpParseOptions)old.Options);
        driver = driver.RunGenerators(withOther.ReplaceSyntaxTree(old, commented));
        Assert.All(Reasons(driver), reason => Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]));

        SyntaxTree changed = CSharpSyntaxTree.ParseText(old.ToString().Replace("It left", "It went"), (CSharpParseOptions)old.Options);
        driver = driver.RunGenerators(withOther.ReplaceSyntaxTree(old, changed));
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(driver));
    }

    [Fact]
    public void Model_HoldsNothingOfTheCompiler()
    {
        GeneratorDriver driver = Driver().RunGenerators(Sources.Compile(Code(Template)));
        object model = driver.GetRunResult().Results[0].TrackedSteps[ConversationTemplateGenerator.ModelStep].Single().Outputs.Single().Value;
        int seen = 0;
        Walk(model);
        Assert.True(seen > 10);

        void Walk(object? value)
        {
            if (value is null) return;
            seen++;
            Type type = value.GetType();
            Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), type.FullName);
            if (type.IsPrimitive || value is string) return;
            if (value is IEnumerable items)
            {
                foreach (object? item in items) Walk(item);
                return;
            }
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) Walk(field.GetValue(value));
        }
    }

    [Fact]
    public void ReadmeExample_Compiles()
    {
        string readme = File.ReadAllText(Places.InRepository("README.md"));
        string example = ReadmeBlock().Match(readme).Groups[1].Value;
        Assert.Contains("[ConversationTemplate]", example);
        Assert.NotNull(Build(example).GetType("Tracking")!.GetMethod("AppendTo"));
    }

    private static string Code(string types) => "using System;\nusing Phi3Data;\n" + types;

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ConversationTemplateGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)Sources.Compile("").SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static GeneratorDriverRunResult Run(CSharpCompilation compilation, out Compilation result) =>
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out result, out _).GetRunResult();

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        return result.TrackedSteps[ConversationTemplateGenerator.ModelStep]
            .Concat(result.TrackedOutputSteps.SelectMany(step => step.Value))
            .SelectMany(step => step.Outputs).Select(output => output.Reason);
    }

    private static Assembly Build(string types)
    {
        Run(Sources.Compile(Code(types)), out Compilation compilation);
        using var image = new MemoryStream();
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
        Assert.DoesNotContain(diagnostics, one => one.Severity == DiagnosticSeverity.Error);
        return Assembly.Load(image.ToArray());
    }

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ReadmeBlock();
}
