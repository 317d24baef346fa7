namespace Phi3Data.Analyzers;

/// <summary>All that is generated from, as plain values: nothing of the compiler, or no step would ever be found unchanged.</summary>
/// <param name="Type">The type that is added to.</param>
/// <param name="Messages">The messages in order.</param>
/// <param name="Tools">The full name of the type whose tools are declared; null for none.</param>
sealed record TemplateModel(TypeModel Type, EquatableArray<TemplateMessage> Messages, string? Tools);

/// <summary>A message of a template.</summary>
/// <param name="Role">The role as rows write it, or <see cref="TemplateReader.Call"/>.</param>
/// <param name="Tool">The tool that is called; null when none is.</param>
/// <param name="Pieces">The text, taken apart.</param>
sealed record TemplateMessage(string Role, string? Tool, EquatableArray<TemplatePiece> Pieces);

/// <summary>A piece of a text: constant, or a hole.</summary>
/// <param name="Text">The constant text, or the hole's name.</param>
/// <param name="IsHole">Which of the two.</param>
/// <param name="Format">The hole's format; null for none.</param>
/// <param name="Start">0-based index in the text, in UTF-16 units.</param>
sealed record TemplatePiece(string Text, bool IsHole, string? Format, int Start);
