using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Phi3Data.Analyzers;

/// <summary>Model to source: constant JSON as UTF-8 literals, escaped when the code is made, and one call for each hole.</summary>
static class TemplateEmitter
{
    private static readonly string[] Ends =
    {
        "/// <summary>The row, checked.</summary>\n"
        + "public global::Phi3Data.Conversation Build(global::Phi3Data.RuleOptions? rules = null) => Phi3DataRow(rules).Build();",
        "/// <summary>Writes the row, checked, without LF.</summary>\n"
        + "public void WriteTo(global::System.Buffers.IBufferWriter<byte> output, global::Phi3Data.RuleOptions? rules = null) => Phi3DataRow(rules).WriteTo(output);",
        "/// <summary>Writes the row, checked, as the next line.</summary>\n"
        + "public void AppendTo(global::Phi3Data.JsonlWriter output, global::Phi3Data.RuleOptions? rules = null) => Phi3DataRow(rules).AppendTo(output);",
    };

    /// <summary>Writes the generated file.</summary>
    public static string Emit(TemplateModel model)
    {
        StringBuilder code = model.Type.OpenNamespace();
        model.Type.Open(code);
        foreach (string end in Ends) code.Append(end).Append("\n\n");
        code.Append("private global::Phi3Data.Authoring.TemplateRow Phi3DataRow(global::Phi3Data.RuleOptions? rules)\n{\n");
        string tools = model.Tools is null ? "" : $"<{model.Tools}>";
        code.Append("var row = global::Phi3Data.Authoring.TemplateRow.Start").Append(tools).Append("(rules);\n");
        EmitMessages(code, model);
        code.Append("return row;\n}\n");
        model.Type.Close(code);
        return code.ToString();
    }

    private static void EmitMessages(StringBuilder code, TemplateModel model)
    {
        var json = new StringBuilder();
        int calls = 0, results = 0;
        bool isFirst = true, areCallsOpen = false;
        foreach (TemplateMessage message in model.Messages)
        {
            bool isCall = message.Role == TemplateReader.Call;
            if (areCallsOpen && !isCall) json.Append("]}");
            json.Append(isFirst ? "" : ",");
            if (!isCall) json.Append("{\"role\":\"").Append(message.Role).Append("\",\"content\":\"");
            else
            {
                json.Append(areCallsOpen ? "" : "{\"role\":\"assistant\",\"tool_calls\":[")
                    .Append("{\"id\":\"call_").Append(++calls).Append("\",\"type\":\"function\",\"function\":{\"name\":\"")
                    .AppendEscaped(message.Tool ?? "").Append("\",\"arguments\":\"");
            }
            isFirst = false;
            areCallsOpen = isCall;
            EmitText(code, json, message, isCall ? "Argument" : "Value");
            json.Append(isCall ? "\"}}" : "\"");
            if (message.Role == "tool") json.Append(",\"tool_call_id\":\"call_").Append(++results).Append('"');
            if (!isCall) json.Append('}');
        }
        Flush(code, json);
    }

    private static void EmitText(StringBuilder code, StringBuilder json, TemplateMessage message, string method)
    {
        foreach (TemplatePiece piece in message.Pieces)
        {
            if (!piece.IsHole)
            {
                json.AppendEscaped(piece.Text);
                continue;
            }
            Flush(code, json);
            string format = piece.Format is null ? "null" : SymbolDisplay.FormatLiteral(piece.Format, quote: true);
            code.Append("row.").Append(method).Append("(this.@").Append(piece.Text).Append(", ").Append(format).Append(");\n");
        }
    }

    private static void Flush(StringBuilder code, StringBuilder json)
    {
        code.Append("row.Raw(").Append(SymbolDisplay.FormatLiteral(json.ToString(), quote: true)).Append("u8);\n");
        json.Clear();
    }
}
