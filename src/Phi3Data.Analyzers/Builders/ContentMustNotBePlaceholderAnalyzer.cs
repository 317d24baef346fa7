using System;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9005: the content of a message in code is meant, and no stand-in that somebody wanted to replace later.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContentMustNotBePlaceholderAnalyzer : MessageAnalyzer
{
    // The whole text, so that talk of such words is none.
    private static readonly Regex Placeholder = new(
        @"^\s*(?:(?:todo|fixme|tbd|tba|xxx+)(?:\s*:.*)?|\.{3,}|…|placeholder|asdf|lorem ipsum\b.*"
        + @"|[<\[{(]*\s*(?:your|insert|add|enter|put|write)\b[^.!?]*\bhere\s*[>\]})]*"
        + @"|(?:<|\[|\{\{)\s*(?:insert|your|question|answer|prompt|response|content|text|message)\b[^<>\[\]{}]*(?:>|\]|\}\}))\s*[.!]?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.ContentMustNotBePlaceholder);

    private protected override void Check(
        string role, CodeText text, RuleOptions options, Action<Microsoft.CodeAnalysis.Diagnostic> report)
    {
        if (text.HasHoles || !Placeholder.IsMatch(text.Value)) return;
        string shown = text.Value.Trim();
        if (shown.Length > 40) shown = shown.Substring(0, 40) + "…";
        report(Create(RuleId.ContentMustNotBePlaceholder, text.At.GetLocation(), ("placeholder", shown), ("role", role)));
    }
}
