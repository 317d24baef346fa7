namespace Phi3Data.Analyzers;

/// <summary>All that is generated from, as plain values: nothing of the compiler, or no step would ever be found unchanged.</summary>
/// <param name="Namespace">The type's namespace; empty for the global one.</param>
/// <param name="Declarations">The type and those round it as they are declared, such as <c>partial record Row</c>, outermost first.</param>
/// <param name="FileName">A name for the generated file, unique in the compilation.</param>
/// <param name="Messages">The messages in order.</param>
sealed record TemplateModel(
    string Namespace, EquatableArray<string> Declarations, string FileName, EquatableArray<TemplateMessage> Messages);

/// <summary>A message of a template.</summary>
/// <param name="Role">The role as rows write it.</param>
/// <param name="Pieces">The text, taken apart.</param>
sealed record TemplateMessage(string Role, EquatableArray<TemplatePiece> Pieces);

/// <summary>A piece of a text: constant, or a hole.</summary>
/// <param name="Text">The constant text, or the hole's name.</param>
/// <param name="IsHole">Which of the two.</param>
/// <param name="Format">The hole's format; null for none.</param>
/// <param name="Start">0-based index in the text, in UTF-16 units.</param>
sealed record TemplatePiece(string Text, bool IsHole, string? Format, int Start);
