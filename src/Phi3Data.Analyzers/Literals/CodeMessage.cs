using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers;

/// <summary>A message as code writes it: a step of the builder, a <c>ChatMessage</c>, or a constant of a template.</summary>
sealed class CodeMessage
{
    private CodeMessage(string role, Location at)
    {
        Role = role;
        At = at;
    }

    /// <summary>The role as rows write it.</summary>
    public string Role { get; }

    /// <summary>Where the message stands.</summary>
    public Location At { get; }

    /// <summary>Its text; null when that is not known before it runs, and of a message that calls.</summary>
    public CodeText? Content { get; private set; }

    /// <summary>The id that it answers.</summary>
    public CodeText? CallId { get; private set; }

    /// <summary>Its weight, <c>0</c> or <c>1</c>, and where it stands; null when it has none.</summary>
    public (string Value, Location At)? Weight { get; private set; }

    /// <summary>The calls that it makes: id (null where the builder gives one), name, arguments.</summary>
    public List<(CodeText? Id, CodeText Name, CodeText Arguments)> Calls { get; } = new();

    /// <summary>Whether all but its text is known before it runs.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>A message of a template.</summary>
    public static CodeMessage OfTemplate(string role, ExpressionSyntax text, SemanticModel model) =>
        new(role, text.GetLocation()) { Content = CodeText.Of(text, model) };

    /// <summary>The message of the builder that a step begins with its call.</summary>
    public static CodeMessage OfCalls(InvocationExpressionSyntax step) => new("assistant", PlaceOf(step));

    /// <summary>Reads a message; null when the expression is none, or one whose role is not known before it runs.</summary>
    public static CodeMessage? Read(ExpressionSyntax expression, SemanticModel model, KnownTypes types) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => OfCall(call, access, model, types),
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation, model, types),
        WithExpressionSyntax with => OfCopy(with, model, types),
        _ => null,
    };

    private static CodeMessage? OfCall(
        InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model, KnownTypes types)
    {
        if (RoleOf(access.Name.Identifier.ValueText) is not string role) return null;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) return null;
        bool isStep = types.IsStep(method.ContainingType);
        if (!isStep && !types.IsMessage(method.ContainingType)) return null;
        var message = new CodeMessage(role, isStep ? PlaceOf(call) : call.GetLocation());
        if (method.Name == "Calls")
        {
            foreach (ArgumentSyntax argument in call.ArgumentList.Arguments) message.AddCall(argument.Expression, model);
            return message;
        }
        if (CallArguments.Of(call.ArgumentList, method, "content") is ExpressionSyntax content) message.Content = CodeText.Of(content, model);
        if (CallArguments.Of(call.ArgumentList, method, "trained") is ExpressionSyntax trained) message.SetWeight(trained, model);
        if (CallArguments.Of(call.ArgumentList, method, "callId") is ExpressionSyntax id)
        {
            message.CallId = CodeText.Of(id, model);
            message.IsKnown &= message.CallId is { HasHoles: false };
        }
        return message;
    }

    private static CodeMessage? OfCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel model, KnownTypes types)
    {
        if (model.GetSymbolInfo(creation).Symbol is not IMethodSymbol method || !types.IsMessage(method.ContainingType)) return null;
        if (CallArguments.Of(creation.ArgumentList, method, "Role") is not ExpressionSyntax roleValue
            || model.GetSymbolInfo(roleValue).Symbol is not IFieldSymbol { HasConstantValue: true } role) return null;
        var message = new CodeMessage(role.Name.ToLowerInvariant(), creation.GetLocation());
        if (CallArguments.Of(creation.ArgumentList, method, "Content") is ExpressionSyntax content) message.Content = CodeText.Of(content, model);
        if (creation.Initializer is not null) message.Set(creation.Initializer, model);
        return message;
    }

    private static CodeMessage? OfCopy(WithExpressionSyntax with, SemanticModel model, KnownTypes types)
    {
        if (Read(with.Expression, model, types) is not CodeMessage message) return null;
        message.Set(with.Initializer, model);
        return message;
    }

    /// <summary>A step's place is its name and its arguments, not the chain before it.</summary>
    private static Location PlaceOf(InvocationExpressionSyntax step) => Location.Create(
        step.SyntaxTree, TextSpan.FromBounds(((MemberAccessExpressionSyntax)step.Expression).Name.SpanStart, step.Span.End));

    private static string? RoleOf(string method) => method switch
    {
        "System" => "system",
        "User" => "user",
        "Assistant" or "Preferred" or "NonPreferred" or "Calls" => "assistant",
        "ToolResult" or "Tool" => "tool",
        _ => null,
    };

    private void Set(InitializerExpressionSyntax initializer, SemanticModel model)
    {
        foreach (ExpressionSyntax one in initializer.Expressions)
        {
            if (one is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: { } value }) continue;
            switch (name.Identifier.ValueText)
            {
                case "Trained": SetWeight(value, model); break;
                case "Content": Content = CodeText.Of(value, model); break;
                case "ToolCallId":
                    CallId = CodeText.Of(value, model);
                    IsKnown &= CallId is { HasHoles: false };
                    break;
                default: IsKnown = false; break;
            }
        }
    }

    private void SetWeight(ExpressionSyntax trained, SemanticModel model)
    {
        Optional<object?> value = model.GetConstantValue(trained);
        if (value.Value is bool isTrained) Weight = (isTrained ? "1" : "0", trained.GetLocation());
        else if (!value.HasValue) IsKnown = false;
    }

    private void AddCall(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is BaseObjectCreationExpressionSyntax creation && model.GetSymbolInfo(creation).Symbol is IMethodSymbol method
            && Text("Id") is CodeText id && Text("Name") is CodeText name && Text("Arguments") is CodeText arguments)
            Calls.Add((id, name, arguments));
        else IsKnown = false;

        CodeText? Text(string parameter) =>
            CallArguments.Of(creation.ArgumentList, method, parameter) is ExpressionSyntax value
            && CodeText.Of(value, model) is { HasHoles: false } text ? text : null;
    }
}
