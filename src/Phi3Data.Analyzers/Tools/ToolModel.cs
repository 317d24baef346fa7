using System.Collections.Generic;

namespace Phi3Data.Analyzers;

/// <summary>The tools of a type, as plain values.</summary>
/// <param name="Type">The type that is added to.</param>
/// <param name="Tools">Its tools in order.</param>
sealed record ToolSetModel(TypeModel Type, EquatableArray<ToolModel> Tools);

/// <summary>A tool.</summary>
/// <param name="Type">The type that it belongs to.</param>
/// <param name="Method">Its C# name.</param>
/// <param name="Name">The name under which the model calls it.</param>
/// <param name="Description">What it does; null when nothing says so.</param>
/// <param name="IsPublic">Whether all that its call shows is public.</param>
/// <param name="Parameters">Its parameters in order.</param>
sealed record ToolModel(
    TypeModel Type, string Method, string Name, string? Description, bool IsPublic, EquatableArray<ToolParameter> Parameters);

/// <summary>A parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is; null when nothing says so.</param>
/// <param name="CSharpType">Its type, as code writes it everywhere.</param>
/// <param name="Type">Its type, as JSON has it.</param>
/// <param name="DefaultCode">Its default value as C#; null when it must be given.</param>
/// <param name="DefaultJson">Its default value as JSON; null when it has none, or one that JSON cannot say.</param>
sealed record ToolParameter(string Name, string? Description, string CSharpType, ToolType Type, string? DefaultCode, string? DefaultJson);

/// <summary>A type of JSON.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="IsNullable">Whether null is a value, too.</param>
/// <param name="EnumType">The enum, as code writes it everywhere; empty for other kinds.</param>
/// <param name="EnumNames">The names of its values.</param>
/// <param name="Item">The type of an array's items; null for other kinds.</param>
sealed record ToolType(ToolKind Kind, bool IsNullable, string EnumType, EquatableArray<string> EnumNames, ToolType? Item);

/// <summary>What a value of an argument is in JSON.</summary>
enum ToolKind
{
    Text,
    Boolean,
    Integer,
    Number,
    Guid,
    Date,
    DateTime,
    Enum,
    Array,
}
