using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>Finds the argument of a parameter.</summary>
static class CallArguments
{
    /// <summary>The expression that is given for a parameter; null when none is.</summary>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="method">What is called.</param>
    /// <param name="parameter">The parameter's name.</param>
    public static ExpressionSyntax? Of(ArgumentListSyntax? arguments, IMethodSymbol method, string parameter)
    {
        if (arguments is null) return null;
        for (int i = 0; i < arguments.Arguments.Count; i++)
        {
            ArgumentSyntax argument = arguments.Arguments[i];
            string? name = argument.NameColon?.Name.Identifier.ValueText
                ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name == parameter) return argument.Expression;
        }
        return null;
    }
}
