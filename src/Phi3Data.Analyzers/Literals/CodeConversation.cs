using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>
/// A conversation that is written out in code: a finished chain of the builder, or a list of messages that
/// <c>Conversation.From</c> is given. One with a part that is not known before it runs is none.
/// </summary>
sealed class CodeConversation
{
    private readonly List<CodeMessage> messages = new();
    private readonly List<(CodeText Name, CodeText? Description, CodeText? Schema)> tools = new();
    private readonly List<(CodeText Key, CodeText Value)> references = new();
    private bool isPreference;

    private CodeConversation(Location at) => At = at;

    /// <summary>The whole of it.</summary>
    public Location At { get; }

    /// <summary>The messages in order, outputs of a preference row last.</summary>
    public IReadOnlyList<CodeMessage> Messages => messages;

    /// <summary>Whether its tools are written out, too.</summary>
    public bool AreToolsKnown { get; private set; } = true;

    /// <summary>The rules' options that code names; null for those of the project.</summary>
    public RuleOptions? OwnOptions { get; private set; }

    /// <summary>Reads the conversation that a call ends; null when it ends none.</summary>
    public static CodeConversation? Read(InvocationExpressionSyntax call, SemanticModel model, KnownTypes types)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access) return null;
        return access.Name.Identifier.ValueText switch
        {
            // Where it is out of order there is no such method.
            "Build" or "TryBuild" or "WriteTo" or "AppendTo" when model.GetSymbolInfo(call).Symbol is not null =>
                OfChain(access.Expression, model, types),
            "From" => OfList(call, model, types),
            _ => null,
        };
    }

    /// <summary>The options to check with: those that code names or those of its project, fit for the kind of row.</summary>
    public RuleOptions Choose(RuleOptions project)
    {
        TrainingMethod kind = isPreference ? TrainingMethod.Preference
            : references.Count > 0 ? TrainingMethod.Reinforcement : TrainingMethod.Supervised;
        return RowCheck.Choose(OwnOptions ?? project, kind);
    }

    /// <summary>The conversation as a row. A text that is not known stands there as one that is not empty.</summary>
    public RowText ToRow()
    {
        var row = new RowText();
        var waiting = new Queue<string>();
        int input = isPreference ? messages.Count - 2 : messages.Count;
        row.Raw(isPreference ? "{\"input\":{\"messages\":[" : "{\"messages\":[");
        for (int i = 0; i < input; i++) Append(row.Raw(i == 0 ? "" : ","), messages[i], i, waiting);
        row.Raw("]");
        AppendTools(row);
        if (isPreference)
        {
            Append(row.Raw("},\"preferred_output\":["), messages[input], input, waiting);
            Append(row.Raw("],\"non_preferred_output\":["), messages[input + 1], input + 1, waiting);
            row.Raw("]");
        }
        foreach ((CodeText key, CodeText value) in references) row.Raw(",").String(key).Raw(":").String(value);
        return row.Raw("}");
    }

    private static CodeConversation? OfChain(ExpressionSyntax chain, SemanticModel model, KnownTypes types)
    {
        if (!types.IsStep(model.GetTypeInfo(chain).Type)) return null;
        var steps = new Stack<InvocationExpressionSyntax>();
        ExpressionSyntax at = chain;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } step)
        {
            steps.Push(step);
            at = access.Expression;
        }
        if (steps.Count == 0 || model.GetSymbolInfo(steps.Peek()).Symbol is not IMethodSymbol { Name: "Create" } create
            || !types.IsConversation(create.ContainingType) || create.IsGenericMethod) return null;
        var conversation = new CodeConversation(chain.GetLocation());
        if (!conversation.TakeOptions(steps.Pop().ArgumentList, create, model)) return null;
        foreach (InvocationExpressionSyntax step in steps)
            if (!conversation.TakeStep(step, model, types)) return null;
        return conversation;
    }

    private static CodeConversation? OfList(InvocationExpressionSyntax call, SemanticModel model, KnownTypes types)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol from || !types.IsConversation(from.ContainingType)) return null;
        if (CallArguments.Of(call.ArgumentList, from, "messages") is not ExpressionSyntax list) return null;
        if (WrittenList.ElementsOf(list, model) is not (ExpressionSyntax place, List<ExpressionSyntax> elements)) return null;
        var conversation = new CodeConversation(place.GetLocation());
        if (!conversation.TakeOptions(call.ArgumentList, from, model)) return null;
        foreach (ExpressionSyntax element in elements)
        {
            if (CodeMessage.Read(element, model, types) is not { IsKnown: true } message) return null;
            conversation.messages.Add(message);
        }
        conversation.TakeTools(CallArguments.Of(call.ArgumentList, from, "tools"), model);
        return conversation;
    }

    private bool TakeStep(InvocationExpressionSyntax step, SemanticModel model, KnownTypes types)
    {
        if (model.GetSymbolInfo(step).Symbol is not IMethodSymbol method) return false;
        switch (method.Name)
        {
            case "WithTool":
                return TakeTool(step.ArgumentList, method, "name", "description", "parameters", model);
            case "CallTool":
                if (Known("name") is not CodeText name || Known("arguments") is not CodeText arguments) return false;
                CodeText? id = Known("id");
                if (id is null && CallArguments.Of(step.ArgumentList, method, "id") is not null) return false;
                if (messages.Count == 0 || messages[messages.Count - 1].Calls.Count == 0) messages.Add(CodeMessage.OfCalls(step));
                messages[messages.Count - 1].Calls.Add((id, name, arguments));
                return true;
            case "Reference":
                if (Known("key") is not CodeText key || Known("value") is not CodeText value) return false;
                references.Add((key, value));
                return true;
            default:
                if (CodeMessage.Read(step, model, types) is not { IsKnown: true } message) return false;
                isPreference |= method.Name == "NonPreferred";
                messages.Add(message);
                return true;
        }

        CodeText? Known(string parameter) => KnownText(step.ArgumentList, method, parameter, model);
    }

    private static CodeText? KnownText(ArgumentListSyntax? arguments, IMethodSymbol method, string parameter, SemanticModel model) =>
        CallArguments.Of(arguments, method, parameter) is ExpressionSyntax value
        && CodeText.Of(value, model) is { HasHoles: false } text ? text : null;

    /// <summary>Rules that are given by hand are known when they are made of a profile by its name.</summary>
    private bool TakeOptions(ArgumentListSyntax arguments, IMethodSymbol method, SemanticModel model)
    {
        if (CallArguments.Of(arguments, method, "rules") is not ExpressionSyntax rules || rules.IsKind(SyntaxKind.NullLiteralExpression)) return true;
        InvocationExpressionSyntax? find = rules.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(
            one => one.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Find", Expression: IdentifierNameSyntax { Identifier.ValueText: "ProfileCatalog" } });
        if (find?.ArgumentList.Arguments.FirstOrDefault() is not { } name
            || model.GetConstantValue(name.Expression).Value is not string profile) return false;
        OwnOptions = ProfileCatalog.Find(profile)?.CreateOptions();
        return OwnOptions is not null;
    }

    private void TakeTools(ExpressionSyntax? list, SemanticModel model)
    {
        if (list is null || list.IsKind(SyntaxKind.NullLiteralExpression)) return;
        AreToolsKnown = WrittenList.ElementsOf(list, model) is (_, List<ExpressionSyntax> elements)
            && elements.All(element => element is BaseObjectCreationExpressionSyntax { Initializer: null } creation
                && model.GetSymbolInfo(creation).Symbol is IMethodSymbol method
                && TakeTool(creation.ArgumentList, method, "Name", "Description", "Parameters", model));
    }

    private bool TakeTool(
        ArgumentListSyntax? arguments, IMethodSymbol method, string name, string description, string schema, SemanticModel model)
    {
        if (KnownText(arguments, method, name, model) is not CodeText nameText) return false;
        CodeText? schemaText = KnownText(arguments, method, schema, model);
        if (schemaText is null && CallArguments.Of(arguments, method, schema) is { } given
            && !given.IsKind(SyntaxKind.NullLiteralExpression)) return false;
        tools.Add((nameText, KnownText(arguments, method, description, model), schemaText));
        return true;
    }

    private void AppendTools(RowText row)
    {
        if (tools.Count == 0) return;
        row.Raw(",\"tools\":[");
        for (int i = 0; i < tools.Count; i++)
        {
            row.Raw(i == 0 ? "{\"type\":\"function\",\"function\":{\"name\":" : ",{\"type\":\"function\",\"function\":{\"name\":").String(tools[i].Name);
            if (tools[i].Description is CodeText description) row.Raw(",\"description\":").String(description);
            if (tools[i].Schema is CodeText schema)
                row.Raw(",\"parameters\":").Open(schema.At.GetLocation()).Raw(WrittenList.OnOneLine(schema.Value)).Close();
            row.Raw("}}");
        }
        row.Raw("]");
    }

    private static void Append(RowText row, CodeMessage message, int index, Queue<string> waiting)
    {
        row.Open(message.At).Raw("{\"role\":\"" + message.Role + "\"");
        if (message.Calls.Count > 0)
        {
            for (int i = 0; i < message.Calls.Count; i++)
            {
                (CodeText? id, CodeText name, CodeText arguments) = message.Calls[i];
                row.Raw(i == 0 ? ",\"tool_calls\":[{\"id\":" : ",{\"id\":");
                string standIn = $"\"call_{index}_{i}\"";
                if (id is null) row.Raw(standIn); else row.String(id);
                waiting.Enqueue(id is null ? standIn : JsonText.Quote(id.Value));
                row.Raw(",\"type\":\"function\",\"function\":{\"name\":").String(name).Raw(",\"arguments\":").String(arguments).Raw("}}");
            }
            row.Raw("]");
        }
        else
        {
            row.Raw(",\"content\":");
            if (message.Content is { HasHoles: false } text) row.String(text); else row.Raw($"\"text {index}\"");
        }
        if (message.CallId is CodeText callId) row.Raw(",\"tool_call_id\":").String(callId);
        // A step of the builder answers the first call that waits.
        else if (message.Role == "tool" && waiting.Count > 0) row.Raw(",\"tool_call_id\":" + waiting.Dequeue());
        if (message.Weight is (string weight, Location at)) row.Raw(",\"weight\":").Open(at).Raw(weight).Close();
        row.Raw("}").Close();
    }
}
