using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Phi3Data.Analyzers;

/// <summary>Writes the statements that write the values of a call's arguments.</summary>
sealed class ToolValueEmitter
{
    private readonly StringBuilder code;
    private int names;

    public ToolValueEmitter(StringBuilder code) => this.code = code;

    /// <summary>Constant JSON.</summary>
    public void Raw(string json) =>
        code.Append("call.Raw(").Append(SymbolDisplay.FormatLiteral(json, quote: true)).Append("u8);\n");

    /// <summary>A value.</summary>
    /// <param name="value">The variable.</param>
    /// <param name="type">Its type.</param>
    public void Value(string value, ToolType type)
    {
        if (!type.IsNullable)
        {
            NotNull(value, type);
            return;
        }
        string present = "value" + names++;
        code.Append("if (").Append(value).Append(" is { } ").Append(present).Append(")\n{\n");
        NotNull(present, type);
        code.Append("}\nelse\n{\n");
        Raw("null");
        code.Append("}\n");
    }

    private void NotNull(string value, ToolType type)
    {
        switch (type.Kind)
        {
            case ToolKind.Text: code.Append($"call.Text({value});\n"); return;
            case ToolKind.Boolean: code.Append($"call.Raw({value} ? \"true\"u8 : \"false\"u8);\n"); return;
            case ToolKind.Integer or ToolKind.Number: code.Append($"call.Number({value});\n"); return;
            case ToolKind.Guid: code.Append($"call.Text({value}, \"D\");\n"); return;
            case ToolKind.Date or ToolKind.DateTime: code.Append($"call.Text({value}, \"O\");\n"); return;
            case ToolKind.Enum: Enum(value, type); return;
            default: Array(value, type.Item!); return;
        }
    }

    private void Enum(string value, ToolType type)
    {
        code.Append("call.Raw(").Append(value).Append(" switch\n{\n");
        foreach (string name in type.EnumNames)
            code.Append(type.EnumType).Append(".@").Append(name).Append(" => ")
                .Append(SymbolDisplay.FormatLiteral(JsonText.Quote(name), quote: true)).Append("u8,\n");
        code.Append("_ => throw new global::System.ArgumentOutOfRangeException(null, ").Append(value)
            .Append(", \"The value has no name.\"),\n});\n");
    }

    private void Array(string value, ToolType item)
    {
        string first = "first" + names, each = "item" + names++;
        Raw("[");
        code.Append($"bool {first} = true;\nforeach (var {each} in {value})\n{{\nif (!{first}) call.Raw(\",\"u8);\n{first} = false;\n");
        Value(each, item);
        code.Append("}\n");
        Raw("]");
    }
}
