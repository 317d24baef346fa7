using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>Every rule with its severity and its words. All doors print from here, so one fault reads the same everywhere.</summary>
static partial class RuleCatalog
{
    private static readonly RuleInfo[] Rules =
    {
        new(RuleId.LineMustBeValidUtf8, Severity.Error, "a line must be valid UTF-8",
            "{bytes} not UTF-8; save the file as UTF-8"),
        new(RuleId.FileMustNotStartWithBom, Severity.Warning, "a file should not start with a byte order mark",
            "the file starts with a byte order mark (EF BB BF); some services ask for it, others refuse it"),
        new(RuleId.FileMustBeUtf8, Severity.Error, "a file must be UTF-8",
            "the file is {encoding}, expected UTF-8; its lines were not read"),
        new(RuleId.FileMustBeText, Severity.Error, "a file must be text",
            "the file is {container}, expected lines of JSON text; its lines were not read"),
        new(RuleId.LineMustNotBeTooLong, Severity.Error, "a line must not be too long",
            "the line is longer than the limit of {expected} bytes and was not checked"),
        new(RuleId.LineMustNotBeBlank, Severity.Warning, "a line must not be blank",
            "the line is blank; most services refuse blank lines"),
        new(RuleId.FileMustNotBeEmpty, Severity.Error, "a file must not be empty",
            "the file holds no record"),
        new(RuleId.CompressedFileMustBeNamedGz, Severity.Warning, "a compressed file must be named .gz",
            "the file is gzip under a name without .gz; it was decompressed here, a service would refuse it"),
        new(RuleId.LinesMustEndWithLineFeed, Severity.Error, "lines must end with a line feed",
            "a carriage return (CR) stands between two records, expected a line feed (LF)"),
        new(RuleId.FileNameMustEndInJsonl, Severity.Warning, "a file's name must end in .jsonl",
            "the file's name ends in neither .jsonl nor .jsonl.gz; services take only files named .jsonl"),

        new(RuleId.FileMustStartWithBom, Severity.None, "a file must start with a byte order mark",
            "the file starts without a byte order mark (EF BB BF), which this service asks for"),
        new(RuleId.LineMustBeJson, Severity.Error, "a line must be JSON",
            "not JSON: {json}"),
        new(RuleId.RecordMustBeObject, Severity.Error, "a record must be an object",
            "the record is {kind}, expected an object {\"messages\":[…]}"),
        new(RuleId.KeysMustBeUnique, Severity.Error, "keys must be unique",
            "the key {text} stands in this object before; parsers disagree on which one counts"),
        new(RuleId.EscapesMustFormUnicode, Severity.Error, "escapes must form Unicode text",
            "{text} is half of a surrogate pair without its other half"),
        new(RuleId.NestingMustNotBeTooDeep, Severity.Error, "nesting must not be too deep",
            "arrays and objects lie more than {expected} deep in each other"),
        new(RuleId.RecordsMustNotBeWrappedInArray, Severity.Error, "records must not be wrapped in an array",
            "the line starts a JSON array, expected one object per line (JSON Lines)"),
        new(RuleId.RecordMustBeOnOneLine, Severity.Error, "a record must be on one line",
            "the line is a piece of JSON spread over several lines, expected one whole object per line"),

        new(RuleId.RecordMustHaveMessages, Severity.Error, "a record must have messages",
            "the record has no {messages}{format}"),
        new(RuleId.MessagesMustBeNonEmptyArray, Severity.Error, "messages must be an array that is not empty",
            "{messages} is {kindOrEmpty}, expected an array of at least one message"),
        new(RuleId.RolesMustAlternate, Severity.Warning, "roles must alternate",
            "{text} follows a message of the same role; expected user and assistant in turn"),
        new(RuleId.MessageMustBeObject, Severity.Error, "a message must be an object",
            "the message is {kind}, expected an object {\"role\":…,\"content\":…}"),
        new(RuleId.MessageMustHaveRole, Severity.Error, "a message must have a role",
            "the message's role is {kind}, expected a string"),
        new(RuleId.RoleMustBeKnown, Severity.Error, "a role must be known",
            "the role {text} is unknown{role}"),
        new(RuleId.MessageMustHaveContent, Severity.Error, "a message must have content",
            "the message's content is {kind}, expected text"),
        new(RuleId.ContentMustBeStringOrParts, Severity.Error, "content must be a string or an array of parts",
            "{part}"),
        new(RuleId.ConversationMustHaveUser, Severity.Error, "a conversation must have a user message",
            "no message is from the user"),
        new(RuleId.ConversationMustHaveAssistant, Severity.Error, "a conversation must have an assistant message",
            "no message is from the assistant: there is nothing to train"),
        new(RuleId.LastMessageMustBeFromAssistant, Severity.Error, "the last message must be from the assistant",
            "the last message is from {text}, expected the assistant"),
        new(RuleId.SystemMessageMustComeFirst, Severity.Error, "the system message must come first, once",
            "a system message stands at place {found}; expected at most one, as the first message"),
        new(RuleId.RecordKeysMustBeKnown, Severity.Warning, "a record's keys must be known",
            "the key {text} is unknown; known are {keys}"),
        new(RuleId.MessageKeysMustBeKnown, Severity.Warning, "a message's keys must be known",
            "the key {text} is unknown; known are role, content, name, weight, tool_calls, tool_call_id and function_call"),
        new(RuleId.MessagesMustNotBeTooMany, Severity.Error, "a record must not have too many messages",
            "the record has {found} messages, more than the limit of {expected}"),
        new(RuleId.WeightMustBeZeroOrOne, Severity.Error, "weight must be 0 or 1",
            "the weight is {text}, expected 0 or 1"),
        new(RuleId.FirstTurnMustBeFromUser, Severity.Warning, "the first turn must be the user's",
            "the conversation starts with {text}, expected a user message first"),
        new(RuleId.RoleMustFitFormat, Severity.Error, "a role must fit the kind of training",
            "the role {text} belongs to reinforcement fine-tuning, expected system in chat fine-tuning"),
        new(RuleId.WeightMustBeOnAssistant, Severity.Warning, "weight must be on an assistant message",
            "the weight {text} stands on a message of another role, expected on the assistant's only"),
        new(RuleId.RecordMustTrainSomething, Severity.Warning, "a record must train something",
            "every assistant message has weight 0, expected at least one that is trained"),
        new(RuleId.NameMustBeValid, Severity.Warning, "a name must be valid",
            "the name is {text}, expected 1 to 64 letters (A to Z, a to z), digits, _ or -"),
        new(RuleId.ContentPartsMustBeText, Severity.Error, "content parts must be text",
            "the content part is of type {text}, expected \"text\": Phi text models take no images, sound, video or files"),
        new(RuleId.ImagesMustNotBeTooMany, Severity.Error, "a record must not have too many images",
            "the record has more images than the limit of {expected}"),
        new(RuleId.WeightShouldBeNumber, Severity.Info, "weight should be a number",
            "the weight {text} is a string, expected the number"),
        new(RuleId.SystemMessageMustBePresent, Severity.None, "a system message must be present",
            "the record has no system message, expected one"),
        new(RuleId.RoleMustFitProfile, Severity.Error, "a role must be one that the service takes",
            "the role {text} is not taken by this service; it takes {roles}"),
        new(RuleId.ToolsMustBeArray, Severity.Error, "tools must be an array",
            "tools is {kind}, expected an array of functions"),
        new(RuleId.ToolMessageMustHaveCallId, Severity.Error, "a tool message must have a tool_call_id",
            "the tool message's tool_call_id is {kind}, expected the id of the call that it answers"),
        new(RuleId.ToolCallIdMustBelongToCall, Severity.Error, "a tool_call_id must belong to a call",
            "{text} is the id of no call in the nearest assistant message with tool_calls before it"),
        new(RuleId.ToolMustBeFunction, Severity.Error, "a tool must be a function",
            "{tool}"),
        new(RuleId.ToolsMustNotBeTooMany, Severity.Error, "a record must not have too many tools",
            "the record has {found} tools, more than the limit of {expected}"),
        new(RuleId.ToolParametersMustBeSchema, Severity.Error, "a tool's parameters must be a JSON Schema",
            "{parameters}"),
        new(RuleId.ToolNamesMustBeUnique, Severity.Error, "tool names must be unique",
            "a tool of the name {text} stands in the list before, expected each name once"),
        new(RuleId.ToolNameMustBeValid, Severity.Error, "a tool's name must be valid",
            "the tool's name is {text}, expected 1 to 64 of A to Z, a to z, 0 to 9, _ and -"),
        new(RuleId.ToolCallMustBeComplete, Severity.Error, "a tool call must be complete",
            "{call}"),
        new(RuleId.ToolArgumentsMustBeJson, Severity.Error, "a call's arguments must be a JSON object in a string",
            "{arguments}"),
        new(RuleId.CalledToolMustBeDeclared, Severity.Warning, "a called tool must be declared",
            "the tool {text} is called, but not in tools"),
        new(RuleId.ToolCallsMustBeAnswered, Severity.Error, "tool calls must be answered",
            "the call {text} has no tool message that answers it before the next other message"),
        new(RuleId.ToolCallIdsMustBeUnique, Severity.Warning, "tool call ids must be unique",
            "an earlier call of the record has the id {text}, too; expected an id of its own for each call"),
        new(RuleId.ToolCallsMustHaveTools, Severity.Warning, "tool calls must have tools",
            "the message calls a tool, but the record lists no tools"),
        new(RuleId.FunctionsMustBeTools, Severity.Warning, "functions must be written as tools",
            "{deprecated}"),
        new(RuleId.ToolArgumentsMustFitSchema, Severity.Warning, "a call's arguments must fit the tool's schema",
            "{fit}"),
        new(RuleId.PreferenceRecordMustBeComplete, Severity.Error, "a preference record must be complete",
            "{preference}"),
        new(RuleId.OutputMustBeFromAssistant, Severity.Error, "an output must be from the assistant",
            "{output}"),
        new(RuleId.OutputMessagesMustNotBeTooMany, Severity.Error, "an output must not have too many messages",
            "the output has {found} messages, more than the limit of {expected}"),
        new(RuleId.InputMustNotEndWithAssistant, Severity.Error, "the input must not end with the assistant",
            "the last message of the input is from {text}, expected the user: the outputs are the assistant's turn"),
        new(RuleId.OutputsMustDiffer, Severity.Warning, "the two outputs must differ",
            "non_preferred_output is the same as preferred_output: there is nothing to prefer"),
        new(RuleId.LastMessageMustBeFromUser, Severity.Error, "the last message must be from the user",
            "the last message is from {text}, expected the user: in reinforcement the model answers it"),
        new(RuleId.GraderMustBeValid, Severity.Error, "a grader must be valid",
            "{grader}"),
        new(RuleId.GraderSourceMustNotBeTooLong, Severity.Error, "a grader's source must not be too long",
            "the source of the python grader has {found} bytes, more than the limit of {expected}"),

        new(RuleId.AssistantContentMustNotBeEmpty, Severity.Error, "an assistant's content must not be empty",
            "the assistant's content is empty or only white space: there is nothing to learn"),
        new(RuleId.ContentMustNotBeEmpty, Severity.Warning, "content should not be empty",
            "the content is empty or only white space"),
        new(RuleId.ContentMustNotBeStringifiedNull, Severity.Warning, "content must not be a stringified null",
            "the content is {text}, what a program writes for a missing value; expected what was said"),
        new(RuleId.ContentMustNotBeTooLong, Severity.Warning, "content must not be too long",
            "the content has {found} characters, more than the limit of {expected}"),
        new(RuleId.ContentMustNotContainControlTokens, Severity.Warning, "content must not contain control tokens",
            "the content holds {text}, which Phi models read as a control token; expected text only"),

        new(RuleId.TemplateMustNotDropTools, Severity.Warning, "the chat template must not drop tools",
            "{template}"),
        new(RuleId.SystemMessageMustReachModel, Severity.Warning, "the system message must reach the model",
            "the chat template of {model} drops the system message"),
        new(RuleId.ContentMustSuitTemplate, Severity.Warning, "content must suit the chat template",
            "the content is {kind}, expected a string: the chat template of {modelExpected} joins strings"),
        new(RuleId.ContentMustNotHoldPersonalData, Severity.Warning, "content must not hold much personal data",
            "the record holds {found} different e-mail addresses and telephone numbers, more than the limit of {expected}"),

        new(RuleId.RecordMustFitTrainingWindow, Severity.Warning, "a record must fit the training window",
            "{window}"),
        new(RuleId.TruncationMustLeaveTrainedTokens, Severity.Warning, "truncation must leave trained tokens",
            "the first trained token is number {found}, and training sees {expected}: nothing of the record is trained"),
        new(RuleId.RecordMustFitContextWindow, Severity.Error, "a record must fit the context window",
            "the record has {found} tokens, more than the model's context window of {expected}"),

        new(RuleId.DatasetMustHaveEnoughRecords, Severity.Error, "a dataset must have enough records",
            "{records}"),
        new(RuleId.RecordsMustBeUnique, Severity.Warning, "records must be unique",
            "the record is the same as {place}"),
        new(RuleId.DatasetMustUseMessagesFormat, Severity.Warning, "a dataset should use the messages format",
            "the file is in ShareGPT format and was checked as such; Azure AI Foundry and OpenAI take only messages"),
        new(RuleId.DatasetShouldHaveMoreRecords, Severity.Info, "a dataset should have more records",
            "the dataset has {found} valid records for training; {expected} and more are advised"),
        new(RuleId.FileMustNotBeTooLarge, Severity.Error, "a file must not be too large",
            "the file has {found} bytes, more than the limit of {expected}"),
        new(RuleId.FileMustFitOneUpload, Severity.Warning, "a file must fit into one upload",
            "the file has {found} bytes; above {expected} an upload in one call can fail without a word, upload it in parts"),
        new(RuleId.DatasetMustFitQuota, Severity.Warning, "a dataset must fit into the quota",
            "{quota}"),
        new(RuleId.TrainingMustFitQuota, Severity.Error, "a training job must fit the quota",
            "the job has {found} tokens, all epochs together, more than the limit of {expected}"),
        new(RuleId.ValidationMustHaveTrainingFormat, Severity.Error, "validation data must have the format of the training data",
            "the validation records are {kindFound}, the training records {kindExpected}; expected one format in both"),
        new(RuleId.RecordsMustBeOfOneKind, Severity.Error, "records must be of one kind",
            "{kinds}"),
        new(RuleId.ValidationMustUseToolsAsTraining, Severity.Warning, "validation data must use tools as the training data does",
            "{tools}"),
        new(RuleId.SystemMessagesMustBeConsistent, Severity.Info, "system messages must be consistent",
            "{system}"),
        new(RuleId.ModelMustBeAvailable, Severity.Warning, "a model must be available for training",
            "{retirement}"),
        new(RuleId.MethodMustFitModel, Severity.Error, "a method must fit the model",
            "{model} cannot be trained with {method} there, expected supervised fine-tuning (sft)"),
        new(RuleId.AnswersMustNotConflict, Severity.Warning, "answers must not conflict",
            "all before the last answer is the same as in {place}, but the answer is another"),
        new(RuleId.ValidationMustNotRepeatTraining, Severity.Warning, "validation data must not repeat training data",
            "{leak}"),
        new(RuleId.RecordOrderMustNotBiasSplit, Severity.Warning, "the order of records must not bias the split",
            "{bias}"),
        new(RuleId.GraderFieldsMustBePresent, Severity.Error, "every record must have the grader's fields",
            "{present}"),
        new(RuleId.GraderFieldsMustKeepTheirType, Severity.Error, "the grader's fields must keep their type",
            "the field {field} is {kind}, expected {typeExpected} as in the first record"),
        new(RuleId.GraderFieldsMustVary, Severity.Warning, "the grader's fields must vary",
            "the field {field} has the same value in all {found} records: it tells the grader nothing"),
        new(RuleId.ReinforcementMustHaveValidation, Severity.Error, "reinforcement must have validation data",
            "there is no validation data, expected a valid record at least: reinforcement needs a training and a validation file"),
        new(RuleId.GraderReferencesMustExist, Severity.Error, "what a grader refers to must exist",
            "{reference}"),
        new(RuleId.RecordsMustNotBeNearDuplicates, Severity.Warning, "records must not be near duplicates",
            "the record is a near duplicate of another one: similarity {ratio}, limit {ratioExpected}"),
        new(RuleId.BuilderStepsMustBeInOrder, Severity.Error, "the steps of a conversation must be in order",
            "{method} is not allowed here: {reason}; {next}"),
        new(RuleId.BuilderMustBeFinished, Severity.Warning, "a conversation must be built or written",
            "the conversation goes nowhere; {end}"),
        new(RuleId.TemplateHolesMustHaveMembers, Severity.Error, "template holes must have members",
            "{fault}"),
        new(RuleId.TemplateTurnsMustBeInOrder, Severity.Error, "template turns must be in order",
            "the template is out of order: {reason}"),
    };

    private static readonly byte[] Index = MakeIndex();

    /// <summary>All rules in the order of their IDs.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = Array.AsReadOnly(Rules);

    /// <summary>Looks up a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static RuleInfo Get(RuleId rule) => Rules[IndexOf(rule)];

    /// <summary>Looks up a rule by its ID, such as <c>PHI2003</c>, or its name; case does not count.</summary>
    /// <returns>The rule, or null.</returns>
    public static RuleInfo? Find(string idOrName)
    {
        foreach (RuleInfo rule in Rules)
        {
            if (string.Equals(rule.Id, idOrName, StringComparison.OrdinalIgnoreCase)
                || string.Equals(rule.Name, idOrName, StringComparison.OrdinalIgnoreCase)) return rule;
        }
        return null;
    }

    /// <summary>A rule's 0-based place in <see cref="All"/>.</summary>
    internal static int IndexOf(RuleId rule)
    {
        int place = (int)rule < Index.Length ? Index[(int)rule] - 1 : -1;
        return place >= 0 ? place : throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule.");
    }

    private static byte[] MakeIndex()
    {
        byte[] index = new byte[(int)Rules[Rules.Length - 1].Rule + 1];
        for (int i = 0; i < Rules.Length; i++) index[(int)Rules[i].Rule] = (byte)(i + 1);
        return index;
    }
}
