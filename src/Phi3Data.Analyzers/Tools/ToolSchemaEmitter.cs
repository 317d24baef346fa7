using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Phi3Data.Analyzers;

/// <summary>Tools as the array <c>tools</c> of a row: each a function with the JSON Schema of its parameters.</summary>
static class ToolSchemaEmitter
{
    /// <summary>Writes the array.</summary>
    public static string Emit(IEnumerable<ToolModel> tools) => "[" + string.Join(",", tools.Select(Tool)) + "]";

    private static string Tool(ToolModel tool)
    {
        var json = new StringBuilder("{\"type\":\"function\",\"function\":{\"name\":").Append(JsonText.Quote(tool.Name));
        if (tool.Description is string description) json.Append(",\"description\":").Append(JsonText.Quote(description));
        json.Append(",\"parameters\":{\"type\":\"object\",\"properties\":{")
            .Append(string.Join(",", tool.Parameters.Select(Property))).Append('}');
        string[] required = tool.Parameters.Where(parameter => parameter.DefaultCode is null).Select(parameter => JsonText.Quote(parameter.Name)).ToArray();
        if (required.Length > 0) json.Append(",\"required\":[").Append(string.Join(",", required)).Append(']');
        return json.Append(",\"additionalProperties\":false}}}").ToString();
    }

    private static string Property(ToolParameter parameter)
    {
        var json = new StringBuilder(JsonText.Quote(parameter.Name)).Append(":{").Append(Type(parameter.Type));
        if (parameter.Description is string description) json.Append(",\"description\":").Append(JsonText.Quote(description));
        if (parameter.DefaultJson is string value) json.Append(",\"default\":").Append(value);
        return json.Append('}').ToString();
    }

    private static string Type(ToolType type)
    {
        string name = type.Kind switch
        {
            ToolKind.Boolean => "\"boolean\"",
            ToolKind.Integer => "\"integer\"",
            ToolKind.Number => "\"number\"",
            ToolKind.Array => "\"array\"",
            _ => "\"string\"",
        };
        return "\"type\":" + (type.IsNullable ? $"[{name},\"null\"]" : name) + type.Kind switch
        {
            ToolKind.Guid => ",\"format\":\"uuid\"",
            ToolKind.Date => ",\"format\":\"date\"",
            ToolKind.DateTime => ",\"format\":\"date-time\"",
            ToolKind.Enum => ",\"enum\":[" + string.Join(",", type.EnumNames.Select(JsonText.Quote)) + (type.IsNullable ? ",null]" : "]"),
            ToolKind.Array => ",\"items\":{" + Type(type.Item!) + "}",
            _ => "",
        };
    }
}
