#pragma warning disable CS1591 // each type is documented where it is written, in the shared source

namespace Phi3Data;

// The shared source declares its types without an accessibility, so that they stay internal in the compiler's copy.
// These are the ones that the library shows.

public readonly ref partial struct ConversationView;
public readonly ref partial struct MessageList;
public readonly ref partial struct MessageView;
public readonly partial record struct Finding;
public readonly ref partial struct FindingSource;
public partial interface IFindingSink;
public sealed partial record Diagnostic;
public sealed partial class RuleInfo;
public static partial class RuleCatalog;
public sealed partial record RuleOptions;
public sealed partial class LimitInfo;
public static partial class LimitCatalog;
public sealed partial class ConfigLayer;
public sealed partial class Profile;
public sealed partial class ModelInfo;
public static partial class ProfileCatalog;
public static partial class ModelCatalog;
public static partial class SettingNames;
public static partial class SettingText;
public sealed partial class Source;
public sealed partial class RuleSetting;
public sealed partial class LimitSetting;
public sealed partial class Retirement;
public sealed partial class SpecialToken;
public sealed partial class ChatTemplate;
public static partial class ChatTemplateCatalog;
public readonly partial record struct ConversationTokens;
public readonly partial record struct MessageTokens;
