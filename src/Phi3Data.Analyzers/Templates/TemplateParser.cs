using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>Symbols to model.</summary>
static class TemplateParser
{
    /// <summary>The model of a type; null when its template is wrong or the type cannot be added to.</summary>
    public static TemplateModel? Parse(GeneratorAttributeSyntaxContext found)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        List<(string Role, IFieldSymbol Field)> messages = TemplateReader.MessagesOf(type);
        if (TemplateReader.FindDisorder(messages.ConvertAll(message => message.Role)) is not null) return null;
        var parsed = messages.ConvertAll(message =>
            new TemplateMessage(message.Role, TemplateReader.CalledBy(message.Field), new(TemplateText.Parse((string)message.Field.ConstantValue!))));
        bool isWhole = parsed.All(message => message.Pieces.All(piece => !piece.IsHole || TemplateReader.HasMember(type, piece.Text)));
        if (!isWhole) return null;

        if (TypeModel.Of(type, found.TargetNode) is not TypeModel place) return null;
        string? tools = TemplateReader.ToolsOf(found.Attributes[0])?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new TemplateModel(place, new(parsed), tools);
    }
}
