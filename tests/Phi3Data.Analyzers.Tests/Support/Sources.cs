using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers.Tests;

/// <summary>Code under test: statements in which <c>[|ID: … |]</c> marks what a rule must point at.</summary>
sealed class Sources
{
    private const string Before = """
        using System;
        using System.Buffers;
        using System.Collections.Generic;
        using Phi3Data;
        class Program
        {
            static void Main(string[] args, JsonlWriter writer, string text)
            {

        """;

    private const string After = """

            }
        }
        """;

    private Sources(string code, IReadOnlyList<(string Id, TextSpan Span)> marks)
    {
        Code = code;
        Marks = marks;
    }

    /// <summary>What the test compiles against: the runtime's assemblies and the library.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "Phi3Data.dll"))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    /// <summary>The code without marks.</summary>
    public string Code { get; }

    /// <summary>The marks in order.</summary>
    public IReadOnlyList<(string Id, TextSpan Span)> Marks { get; }

    /// <summary>Reads statements with marks; they become the body of a method.</summary>
    public static Sources Parse(string marked) => Parse(marked, Before, After);

    /// <summary>Reads types with marks.</summary>
    public static Sources ParseTypes(string marked) => Parse(marked, "using System;\nusing Phi3Data;\n", "\n");

    private static Sources Parse(string marked, string before, string after)
    {
        var code = new StringBuilder(before);
        var marks = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                open.Push((marked.Substring(i + 2, 7), code.Length));
                i += "[|PHI0000:".Length - 1;
            }
            else if (string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                (string id, int start) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, code.Length)));
                i++;
            }
            else code.Append(marked[i]);
        }
        return new Sources(code.Append(after).ToString(), [.. marks.OrderBy(mark => mark.Item2.Start).ThenBy(mark => mark.Item1)]);
    }

    /// <summary>The statements of a whole file that <see cref="Parse"/> made.</summary>
    public static string Unwrap(string code) => code[Before.Length..^After.Length];

    /// <summary>Compiles code.</summary>
    public static CSharpCompilation Compile(string code) => CSharpCompilation.Create(
        "Consumer", [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12), "Program.cs", Encoding.UTF8)], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
