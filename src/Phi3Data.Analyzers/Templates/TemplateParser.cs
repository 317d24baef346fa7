using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            new TemplateMessage(message.Role, new(TemplateText.Parse((string)message.Field.ConstantValue!))));
        bool isWhole = parsed.All(message => message.Pieces.All(piece => !piece.IsHole || TemplateReader.HasMember(type, piece.Text)));
        if (!isWhole) return null;

        var declarations = new List<string>();
        for (SyntaxNode? node = found.TargetNode; node is TypeDeclarationSyntax declaration; node = node.Parent)
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return null;
            string kind = declaration is RecordDeclarationSyntax record
                ? ("record " + record.ClassOrStructKeyword.ValueText).TrimEnd() : declaration.Keyword.ValueText;
            declarations.Insert(0, $"partial {kind} {declaration.Identifier.Text}{declaration.TypeParameterList}");
        }
        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        string file = string.Concat(type.ToDisplayString().Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
        return new TemplateModel(space, new(declarations), file + ".g.cs", new(parsed));
    }
}
