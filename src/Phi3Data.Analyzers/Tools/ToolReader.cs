using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>Reads a tool out of its method or delegate; the generator and the analyzer see it alike.</summary>
static class ToolReader
{
    /// <summary>The attribute's full name.</summary>
    public const string Attribute = "Phi3Data.ToolFunctionAttribute";

    // openai, "functions": the names that its API takes.
    private static readonly Regex ValidName = new("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Steps = new()
    {
        "System", "User", "Assistant", "ToolResult", "CallTool", "WithTool", "Preferred", "NonPreferred", "Reference", "Build", "TryBuild",
        "WriteTo", "AppendTo",
    };

    private static readonly SymbolDisplayFormat Everywhere = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads a tool.</summary>
    /// <param name="symbol">A method or a delegate type with the attribute.</param>
    /// <param name="fault">Why it cannot be one, and what of it; null when it can.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The tool; null when it cannot be one.</returns>
    public static ToolModel? Read(ISymbol symbol, out (ISymbol At, string Reason)? fault, CancellationToken cancellation)
    {
        fault = null;
        IMethodSymbol? method = symbol as IMethodSymbol ?? (symbol as INamedTypeSymbol)?.DelegateInvokeMethod;
        if (method is null || symbol.DeclaringSyntaxReferences.Length == 0) return null;
        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        string name = symbol.GetAttributes().First(IsTool).NamedArguments
            .FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? symbol.Name;
        TypeModel? type = null;
        if (FaultOfType(symbol.ContainingType, declaration, ref type) is string wrongType) fault = (symbol, wrongType);
        else if (!ValidName.IsMatch(name)) fault = (symbol, $"the name {name} is not 1 to 64 letters, digits, _ and -");
        else if (Steps.Contains(symbol.Name)) fault = (symbol, $"{symbol.Name} is a step of the builder");
        else if (method.IsGenericMethod || symbol is INamedTypeSymbol { IsGenericType: true }) fault = (symbol, "it is generic");
        else if (FirstOfName(symbol, name) is ISymbol other) fault = (symbol, $"{other.Name} has the name {name} before it");
        if (fault is not null) return null;

        var documentation = ToolDocumentation.Of(declaration);
        var parameters = new List<ToolParameter>();
        bool isPublic = IsPublic(symbol.ContainingType);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.ToDisplayString() == "System.Threading.CancellationToken") continue;
            bool isNullable = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null, Type.IsReferenceType: true };
            if (parameter.RefKind != RefKind.None || TypeOf(parameter.Type, isNullable) is not ToolType json)
            {
                fault = (parameter, parameter.RefKind != RefKind.None
                    ? $"the parameter {parameter.Name} is passed by reference"
                    : $"the parameter {parameter.Name} is of type {parameter.Type.ToDisplayString()}, for which there is no JSON Schema");
                return null;
            }
            isPublic &= IsPublic(parameter.Type);
            (string? code, string? value) = DefaultOf(parameter, json);
            string csharp = parameter.Type.ToDisplayString(Everywhere);
            if (isNullable && !csharp.EndsWith("?", System.StringComparison.Ordinal)) csharp += "?";
            parameters.Add(new ToolParameter(parameter.Name, documentation.Parameter(parameter.Name), csharp, json, code, value));
        }
        return new ToolModel(type!, symbol.Name, name, documentation.Summary, isPublic, new(parameters));
    }

    /// <summary>Whether an attribute makes a tool.</summary>
    public static bool IsTool(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == Attribute;

    private static string? FaultOfType(INamedTypeSymbol? type, SyntaxNode declaration, ref TypeModel? model)
    {
        if (type is null) return "it stands in no type";
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic) return $"{type.Name} is no class, struct or record that can stand for its tools";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return $"{outer.Name} is generic";
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)) return $"{outer.Name} is neither public nor internal";
        }
        model = TypeModel.Of(type, declaration.Parent!);
        return model is null ? $"{type.Name}, or a type round it, is not partial" : null;
    }

    private static ISymbol? FirstOfName(ISymbol symbol, string name)
    {
        foreach (ISymbol member in symbol.ContainingType.GetMembers())
        {
            if (SymbolEqualityComparer.Default.Equals(member, symbol)) return null;
            if (member.GetAttributes().FirstOrDefault(IsTool) is not { } attribute) continue;
            string other = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? member.Name;
            if (other == name) return member;
        }
        return null;
    }

    private static bool IsPublic(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) return IsPublic(array.ElementType);
        if (type is INamedTypeSymbol named && !named.TypeArguments.All(IsPublic)) return false;
        for (; type is not null; type = type.ContainingType)
            if (type.DeclaredAccessibility != Accessibility.Public) return false;
        return true;
    }

    private static ToolType? TypeOf(ITypeSymbol type, bool isNullable)
    {
        isNullable |= type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return TypeOf(nullable.TypeArguments[0], isNullable: true);
        ToolKind? kind = type.SpecialType switch
        {
            SpecialType.System_String => ToolKind.Text,
            SpecialType.System_Boolean => ToolKind.Boolean,
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => ToolKind.Integer,
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => ToolKind.Number,
            _ => type.ToDisplayString(NullableFlowState.NotNull) switch
            {
                "System.Guid" => ToolKind.Guid,
                "System.DateOnly" => ToolKind.Date,
                "System.DateTimeOffset" => ToolKind.DateTime,
                _ => null,
            },
        };
        if (kind is ToolKind plain) return new ToolType(plain, isNullable, "", default, null);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
            return new ToolType(ToolKind.Enum, isNullable, named.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), new(NamesOf(named).Select(one => one.Name)), null);
        return ItemOf(type) is ITypeSymbol itemType && TypeOf(itemType, isNullable: false) is ToolType item
            ? new ToolType(ToolKind.Array, isNullable, "", default, item) : null;
    }

    /// <summary>Of two names of one value the first.</summary>
    private static IEnumerable<IFieldSymbol> NamesOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field.HasConstantValue).GroupBy(field => field.ConstantValue).Select(same => same.First());

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } list when list.OriginalDefinition.ToDisplayString() is
            "System.Collections.Generic.IEnumerable<T>" or "System.Collections.Generic.IReadOnlyList<T>"
            or "System.Collections.Generic.IReadOnlyCollection<T>" or "System.Collections.Generic.IList<T>"
            or "System.Collections.Generic.ICollection<T>" or "System.Collections.Generic.List<T>"
            or "System.Collections.Immutable.ImmutableArray<T>" => list.TypeArguments[0],
        _ => null,
    };

    private static (string? Code, string? Json) DefaultOf(IParameterSymbol parameter, ToolType type)
    {
        if (!parameter.HasExplicitDefaultValue) return (null, null);
        object? value = parameter.ExplicitDefaultValue;
        if (value is null) return type.IsNullable ? ("null", "null") : ("default", null);
        if (type.Kind == ToolKind.Enum)
        {
            ITypeSymbol enumType = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                ? nullable.TypeArguments[0] : parameter.Type;
            IFieldSymbol? field = NamesOf((INamedTypeSymbol)enumType).FirstOrDefault(one => value.Equals(one.ConstantValue));
            return ($"({type.EnumType})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
                field is null ? null : JsonText.Quote(field.Name));
        }
        return value switch
        {
            string text => (SymbolDisplay.FormatLiteral(text, quote: true), JsonText.Quote(text)),
            bool flag => (flag ? "true" : "false", flag ? "true" : "false"),
            float or double or decimal when Invariant(value) is string number => (
                double.TryParse(number, out double finite) && (double.IsInfinity(finite) || double.IsNaN(finite)) ? null
                    : number + (value is float ? "F" : value is double ? "D" : "M"), number),
            _ => (Invariant(value), Invariant(value)),
        };
    }

    private static string Invariant(object value) => value switch
    {
        float single => single.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => ((System.IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture),
    };
}
