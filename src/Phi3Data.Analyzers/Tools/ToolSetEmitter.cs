using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Phi3Data.Analyzers;

/// <summary>Model to source: the schema as a UTF-8 literal, and for each tool the methods that write its call.</summary>
static class ToolSetEmitter
{
    private const string Authoring = "global::Phi3Data.Authoring.";

    /// <summary>Writes the generated file.</summary>
    public static string Emit(ToolSetModel set)
    {
        StringBuilder code = set.Type.OpenNamespace();
        set.Type.Open(code, " : global::Phi3Data.IToolSet");
        code.Append("/// <inheritdoc/>\npublic static global::System.ReadOnlySpan<byte> ToolsJson => ")
            .Append(SymbolDisplay.FormatLiteral(ToolSchemaEmitter.Emit(set.Tools), quote: true)).Append("u8;\n");
        set.Type.Close(code);
        string name = string.Join("_", set.Type.Declarations.Select(declaration => declaration.Substring(declaration.LastIndexOf(' ') + 1)));
        code.Append("\n/// <summary>The calls of the tools.</summary>\n")
            .Append(set.Tools.All(tool => tool.IsPublic) ? "public" : "internal").Append(" static class ").Append(name).Append("Calls\n{\n");
        foreach (ToolModel tool in set.Tools) EmitTool(code, tool);
        return code.Append("}\n").ToString();
    }

    private static void EmitTool(StringBuilder code, ToolModel tool)
    {
        string set = tool.Type.FullName;
        EmitCall(code, tool, "", $"UserStep<{set}>", $"{Authoring}AnsweredStep<{set}>");
        EmitCall(code, tool, "", $"AnsweredStep<{set}>", $"{Authoring}AnsweredStep<{set}>");
        EmitCall(code, tool, "<TNext>", $"CallStep<{set}, TNext>", $"{Authoring}ResultStep<TNext>");
        code.Append($"private static {Authoring}ToolCallRow Write_{tool.Method}({Authoring}ToolCallRow call");
        foreach (ToolParameter parameter in tool.Parameters) code.Append(", ").Append(parameter.CSharpType).Append(" @").Append(parameter.Name);
        code.Append(")\n{\n");
        var values = new ToolValueEmitter(code);
        string before = "{";
        foreach (ToolParameter parameter in tool.Parameters)
        {
            values.Raw(before + JsonText.Quote(parameter.Name) + ":");
            values.Value("@" + parameter.Name, parameter.Type);
            before = ",";
        }
        values.Raw(before == "{" ? "{}" : "}");
        code.Append("return call;\n}\n\n");
    }

    private static void EmitCall(StringBuilder code, ToolModel tool, string typeParameters, string step, string next)
    {
        code.Append("/// <summary>Calls the tool ").Append(tool.Name).Append(".</summary>\n")
            .Append("public static ").Append(Authoring).Append($"CallStep<{tool.Type.FullName}, {next}> @{tool.Method}{typeParameters}(\n    this {Authoring}{step} step");
        foreach (ToolParameter parameter in tool.Parameters)
        {
            code.Append(", ").Append(parameter.CSharpType).Append(" @").Append(parameter.Name);
            if (parameter.DefaultCode is string value) code.Append(" = ").Append(value);
        }
        code.Append(')');
        if (typeParameters.Length > 0) code.Append($"\n    where TNext : struct, {Authoring}IConversationStep<TNext>");
        code.Append(" =>\n    Write_").Append(tool.Method).Append($"({Authoring}ToolCallRow.Start(step, \"{tool.Name}\"u8)");
        foreach (ToolParameter parameter in tool.Parameters) code.Append(", @").Append(parameter.Name);
        code.Append($").End<{tool.Type.FullName}, {next}>();\n\n");
    }
}
