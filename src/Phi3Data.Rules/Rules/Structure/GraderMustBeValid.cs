using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2211: a grader's file is a JSON object with a known <c>type</c>; a multigrader's <c>graders</c> are such objects.</summary>
static class GraderMustBeValid
{
    /// <summary>Reports a file that is not JSON, at the first wrong byte.</summary>
    public static void ReportJson(in Utf8JsonScanner scanner, FindingBuffer findings) => findings.Add(
        RuleId.GraderMustBeValid, 1, scanner.ErrorOffset, scanner.ErrorLength, (long)scanner.Error, (long)GraderFault.NotJson);

    /// <summary>Reports a fault at a value, or at the start of the object that lacks it.</summary>
    public static void Report(in JsonSlot value, in JsonSlot holder, GraderFault fault, FindingBuffer findings)
    {
        bool missing = value.Kind == JsonKind.Missing;
        findings.Add(
            RuleId.GraderMustBeValid, 1, missing ? holder.Start : value.Start, missing ? 1 : value.Length, (long)value.Kind,
            (long)fault);
    }

    /// <summary>Whether services document graders of this type.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("string_check"u8) || type.SequenceEqual("text_similarity"u8) || type.SequenceEqual("score_model"u8)
        || type.SequenceEqual("label_model"u8) || type.SequenceEqual("python"u8) || type.SequenceEqual("multi"u8)
        || type.SequenceEqual("endpoint"u8);

    /// <summary>Puts a fault into words.</summary>
    public static string Describe(GraderFault fault, long found, string text) => fault switch
    {
        GraderFault.NotJson => $"the grader is not JSON: {JsonErrorText.Create((JsonError)found, text)}",
        GraderFault.NotObject => $"the grader is {FindingMessage.KindName((JsonKind)found)}, expected an object",
        GraderFault.NoType => $"the grader's type is {FindingMessage.KindName((JsonKind)found)}, expected a string such as \"string_check\"",
        GraderFault.UnknownType =>
            $"the grader is of type {text}, expected string_check, text_similarity, score_model, label_model, python or multi",
        _ => $"the multigrader's graders is {FindingMessage.KindName((JsonKind)found)}, expected an object of graders",
    };
}

/// <summary>What is wrong with a grader.</summary>
enum GraderFault : byte
{
    /// <summary>The file is not JSON; the finding tells the <see cref="JsonError"/>.</summary>
    NotJson,
    /// <summary>It is no object.</summary>
    NotObject,
    /// <summary>Its type is missing or no string.</summary>
    NoType,
    /// <summary>Its type is none that is known.</summary>
    UnknownType,
    /// <summary>A multigrader's graders are no object.</summary>
    NoGraders,
}
