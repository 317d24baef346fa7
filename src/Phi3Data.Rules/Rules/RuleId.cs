namespace Phi3Data;

/// <summary>
/// Every rule. The number is the digits of its <c>PHI</c> ID; the thousands tell the category (0 encoding, 1 JSON syntax,
/// 2 structure, 3 content, 4 tokens, 5 dataset; 6 is left to the steps of cleaning, which change and do not find). A number is never used again.
/// 2 structure, 3 content, 4 tokens, 5 dataset, 9 C# builders). A number is never used again.
/// </summary>
#if PHI3DATA_LIBRARY
public
#endif
enum RuleId : ushort
{
    /// <summary>A line is UTF-8.</summary>
    LineMustBeValidUtf8 = 1,
    /// <summary>A file starts without a byte order mark.</summary>
    FileMustNotStartWithBom = 2,
    /// <summary>A file is not UTF-16 or UTF-32.</summary>
    FileMustBeUtf8 = 3,
    /// <summary>A file is text, not an archive or a binary format.</summary>
    FileMustBeText = 4,
    /// <summary>A line is not longer than the limit.</summary>
    LineMustNotBeTooLong = 5,
    /// <summary>A line holds a record.</summary>
    LineMustNotBeBlank = 6,
    /// <summary>A file holds at least one record.</summary>
    FileMustNotBeEmpty = 7,
    /// <summary>Gzip content has a name that ends in <c>.gz</c>.</summary>
    CompressedFileMustBeNamedGz = 8,
    /// <summary>A line ends with LF or CR LF, not with CR alone.</summary>
    LinesMustEndWithLineFeed = 9,
    /// <summary>A file's name ends in <c>.jsonl</c> or <c>.jsonl.gz</c>.</summary>
    FileNameMustEndInJsonl = 10,
    /// <summary>A file starts with a byte order mark, for a service that asks for one.</summary>
    FileMustStartWithBom = 11,

    /// <summary>A line is one JSON value (RFC 8259).</summary>
    LineMustBeJson = 1001,
    /// <summary>A record is a JSON object.</summary>
    RecordMustBeObject = 1002,
    /// <summary>No object has the same key twice.</summary>
    KeysMustBeUnique = 1003,
    /// <summary>Surrogate escapes come in pairs.</summary>
    EscapesMustFormUnicode = 1004,
    /// <summary>Containers do not lie deeper in each other than the limit.</summary>
    NestingMustNotBeTooDeep = 1005,
    /// <summary>Records stand on lines of their own, not in a JSON array.</summary>
    RecordsMustNotBeWrappedInArray = 1006,
    /// <summary>A record stands on one line.</summary>
    RecordMustBeOnOneLine = 1007,

    /// <summary>A record has <c>messages</c>.</summary>
    RecordMustHaveMessages = 2001,
    /// <summary><c>messages</c> is an array with at least one message.</summary>
    MessagesMustBeNonEmptyArray = 2002,
    /// <summary>No two messages in a row have the same role.</summary>
    RolesMustAlternate = 2003,
    /// <summary>A message is an object.</summary>
    MessageMustBeObject = 2004,
    /// <summary>A message has a role, a string.</summary>
    MessageMustHaveRole = 2005,
    /// <summary>A role is one that the service knows.</summary>
    RoleMustBeKnown = 2006,
    /// <summary>A message has content, unless it calls a tool.</summary>
    MessageMustHaveContent = 2007,
    /// <summary>Content is a string or an array of typed parts.</summary>
    ContentMustBeStringOrParts = 2008,
    /// <summary>A conversation has a user message.</summary>
    ConversationMustHaveUser = 2009,
    /// <summary>A conversation has an assistant message.</summary>
    ConversationMustHaveAssistant = 2010,
    /// <summary>The last message is the assistant's.</summary>
    LastMessageMustBeFromAssistant = 2011,
    /// <summary>There is at most one system message, and it comes first.</summary>
    SystemMessageMustComeFirst = 2012,
    /// <summary>A record has no keys that services do not know.</summary>
    RecordKeysMustBeKnown = 2013,
    /// <summary>A message has no keys that services do not know.</summary>
    MessageKeysMustBeKnown = 2014,
    /// <summary>A record does not have more messages than the limit.</summary>
    MessagesMustNotBeTooMany = 2015,
    /// <summary><c>weight</c> is 0 or 1.</summary>
    WeightMustBeZeroOrOne = 2016,
    /// <summary>The first message after the system message is the user's.</summary>
    FirstTurnMustBeFromUser = 2017,
    /// <summary>No role of another kind of training: <c>developer</c> belongs to reinforcement fine-tuning.</summary>
    RoleMustFitFormat = 2018,
    /// <summary><c>weight</c> stands on an assistant message.</summary>
    WeightMustBeOnAssistant = 2019,
    /// <summary>An assistant message has another weight than 0.</summary>
    RecordMustTrainSomething = 2020,
    /// <summary><c>name</c> is 1 to 64 letters, digits, <c>_</c> and <c>-</c>.</summary>
    NameMustBeValid = 2021,
    /// <summary>No content part is an image, sound, video or a file.</summary>
    ContentPartsMustBeText = 2022,
    /// <summary>A record does not have more images than a service takes.</summary>
    ImagesMustNotBeTooMany = 2023,
    /// <summary>A weight is written as a number.</summary>
    WeightShouldBeNumber = 2024,
    /// <summary>A record has a system message, for a service that asks for one.</summary>
    SystemMessageMustBePresent = 2025,
    /// <summary>A role is one that the profile takes.</summary>
    RoleMustFitProfile = 2026,
    /// <summary><c>tools</c> is an array.</summary>
    ToolsMustBeArray = 2101,
    /// <summary>A tool message names the call that it answers.</summary>
    ToolMessageMustHaveCallId = 2102,
    /// <summary>A tool message answers a call of the nearest assistant message before it.</summary>
    ToolCallIdMustBelongToCall = 2103,
    /// <summary>A tool is <c>{"type":"function","function":{"name":…}}</c>.</summary>
    ToolMustBeFunction = 2104,
    /// <summary>A record does not have more tools than a service takes.</summary>
    ToolsMustNotBeTooMany = 2105,
    /// <summary>A tool's parameters are a JSON Schema.</summary>
    ToolParametersMustBeSchema = 2106,
    /// <summary>No two tools have the same name.</summary>
    ToolNamesMustBeUnique = 2107,
    /// <summary>A tool's name is 1 to 64 letters, digits, underscores and hyphens.</summary>
    ToolNameMustBeValid = 2108,
    /// <summary>A call has an id, a type, and a function with a name and arguments.</summary>
    ToolCallMustBeComplete = 2109,
    /// <summary>A call's arguments are a string that holds a JSON object.</summary>
    ToolArgumentsMustBeJson = 2110,
    /// <summary>A called function is one of the record's tools.</summary>
    CalledToolMustBeDeclared = 2111,
    /// <summary>Every call is answered before the next message that is no tool's.</summary>
    ToolCallsMustBeAnswered = 2112,
    /// <summary>No two calls of a record have the same id.</summary>
    ToolCallIdsMustBeUnique = 2113,
    /// <summary>A record with calls lists its tools.</summary>
    ToolCallsMustHaveTools = 2114,
    /// <summary>Tools are not written as the deprecated <c>functions</c> and <c>function_call</c>.</summary>
    FunctionsMustBeTools = 2115,
    /// <summary>A call's arguments fit the JSON Schema of the tool's parameters.</summary>
    ToolArgumentsMustFitSchema = 2116,
    /// <summary>A preference record has an input with messages and two outputs.</summary>
    PreferenceRecordMustBeComplete = 2201,
    /// <summary>The outputs of a preference record are the assistant's and its tools'.</summary>
    OutputMustBeFromAssistant = 2202,
    /// <summary>An output of a preference record does not have more messages than a service takes.</summary>
    OutputMessagesMustNotBeTooMany = 2203,
    /// <summary>The input of a preference record does not end with the assistant.</summary>
    InputMustNotEndWithAssistant = 2204,
    /// <summary>The two outputs of a preference record are different.</summary>
    OutputsMustDiffer = 2205,
    /// <summary>The last message of a record for reinforcement is the user's.</summary>
    LastMessageMustBeFromUser = 2210,
    /// <summary>A grader's file is a JSON object of a known type.</summary>
    GraderMustBeValid = 2211,
    /// <summary>The source of a python grader is not longer than the service takes.</summary>
    GraderSourceMustNotBeTooLong = 2212,

    /// <summary>An assistant's content is more than white space.</summary>
    AssistantContentMustNotBeEmpty = 3001,
    /// <summary>Any other role's content is more than white space.</summary>
    ContentMustNotBeEmpty = 3002,
    /// <summary>Content is not the text that a program writes for a missing value.</summary>
    ContentMustNotBeStringifiedNull = 3003,
    /// <summary>A message's text is not longer than the limit.</summary>
    ContentMustNotBeTooLong = 3004,
    /// <summary>Content holds no control token of a Phi model's chat template.</summary>
    ContentMustNotContainControlTokens = 3005,
    /// <summary>The chat template of the model shows it the tools and their results.</summary>
    TemplateMustNotDropTools = 3006,
    /// <summary>The chat template of the model writes the system message.</summary>
    SystemMessageMustReachModel = 3007,
    /// <summary>Content is of a type that the chat template of the model can write.</summary>
    ContentMustSuitTemplate = 3008,
    /// <summary>A record does not hold more e-mail addresses and telephone numbers than the limit.</summary>
    ContentMustNotHoldPersonalData = 3009,
    /// <summary>The names of messages reach the model: its chat template writes them.</summary>
    NamesMustReachModel = 3010,

    /// <summary>A record is not longer than what training sees of it.</summary>
    RecordMustFitTrainingWindow = 4001,
    /// <summary>What training sees of a record holds a token that is trained.</summary>
    TruncationMustLeaveTrainedTokens = 4002,
    /// <summary>A record is not longer than what the model can read.</summary>
    RecordMustFitContextWindow = 4003,

    /// <summary>A dataset has as many valid records as a service asks for.</summary>
    DatasetMustHaveEnoughRecords = 5001,
    /// <summary>No record stands in the dataset twice.</summary>
    RecordsMustBeUnique = 5002,
    /// <summary>A dataset is written as <c>messages</c>.</summary>
    DatasetMustUseMessagesFormat = 5003,
    /// <summary>A dataset has as many valid records as are advised to start with.</summary>
    DatasetShouldHaveMoreRecords = 5004,
    /// <summary>A file is not larger than a service takes.</summary>
    FileMustNotBeTooLarge = 5005,
    /// <summary>A file is small enough to be uploaded in one call.</summary>
    FileMustFitOneUpload = 5006,
    /// <summary>All files together are no more than a service keeps.</summary>
    DatasetMustFitQuota = 5007,
    /// <summary>A training job is not larger than the service takes.</summary>
    TrainingMustFitQuota = 5008,
    /// <summary>Validation data is written in the format of the training data.</summary>
    ValidationMustHaveTrainingFormat = 5009,
    /// <summary>All records of a dataset are of one kind.</summary>
    RecordsMustBeOfOneKind = 5010,
    /// <summary>Validation data has tools when training data has, and none when it has none.</summary>
    ValidationMustUseToolsAsTraining = 5011,
    /// <summary>All records have the same system message, or none has one.</summary>
    SystemMessagesMustBeConsistent = 5012,
    /// <summary>The model can still be trained in the service.</summary>
    ModelMustBeAvailable = 5013,
    /// <summary>The model can be trained with the method.</summary>
    MethodMustFitModel = 5014,
    /// <summary>The same conversation up to the last answer has one answer.</summary>
    AnswersMustNotConflict = 5015,
    /// <summary>No validation record stands in the training data, nor its prompt.</summary>
    ValidationMustNotRepeatTraining = 5016,
    /// <summary>The last records, which a service takes for validation, are like the first.</summary>
    RecordOrderMustNotBiasSplit = 5017,
    /// <summary>Every record for reinforcement has the first one's fields for the grader.</summary>
    GraderFieldsMustBePresent = 5018,
    /// <summary>A field for the grader has the same type in every record.</summary>
    GraderFieldsMustKeepTheirType = 5019,
    /// <summary>A field for the grader has not the same value in all records.</summary>
    GraderFieldsMustVary = 5020,
    /// <summary>Reinforcement has validation data.</summary>
    ReinforcementMustHaveValidation = 5021,
    /// <summary>What a grader refers to is a field of every record.</summary>
    GraderReferencesMustExist = 5022,
    /// <summary>No record is similar to another one.</summary>
    RecordsMustNotBeNearDuplicates = 5023,
    /// <summary>No training record stands in the evaluation data.</summary>
    RecordsMustNotBeInEvaluation = 5024,

    /// <summary>The steps of a conversation that is written in C# come in their order.</summary>
    BuilderStepsMustBeInOrder = 9001,
    /// <summary>A conversation that is begun in C# is built or written.</summary>
    BuilderMustBeFinished = 9002,
    /// <summary>Each hole of a template has a member, and each parameter of its record a hole.</summary>
    TemplateHolesMustHaveMembers = 9003,
    /// <summary>The messages of a template come in an order that services take.</summary>
    TemplateTurnsMustBeInOrder = 9004,
    /// <summary>The content of a message in C# is meant, and no stand-in.</summary>
    ContentMustNotBePlaceholder = 9005,
    /// <summary>The texts of a conversation in C# fit what training sees.</summary>
    LiteralsMustFitTokenBudget = 9006,
    /// <summary>A weight in C# stands where training looks at it.</summary>
    WeightMustHaveEffect = 9007,
    /// <summary>What is made a tool in C# can be described as one.</summary>
    ToolFunctionMustBeDescribable = 9008,
}
