namespace Phi3Data;

/// <summary>The part of a dataset that a rule is about; the thousands of its ID.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum RuleCategory : byte
{
    /// <summary>Bytes, files and lines: PHI0xxx.</summary>
    Encoding,
    /// <summary>JSON syntax: PHI1xxx.</summary>
    Syntax,
    /// <summary>The shape of records and messages: PHI2xxx.</summary>
    Structure,
    /// <summary>What messages say: PHI3xxx.</summary>
    Content,
    /// <summary>Token counts: PHI4xxx.</summary>
    Tokens,
    /// <summary>The dataset as a whole: PHI5xxx.</summary>
    Dataset,
    /// <summary>C# that writes conversations, checked by the compiler: PHI9xxx.</summary>
    Builders = 9,
}

/// <summary>What the catalogue says of a rule.</summary>
sealed partial class RuleInfo
{
    // The project's pages. Every help link is made from this one address.
    private const string Pages = "https://github.com/phi3data/phi3data/blob/main/src/Phi3Data.Rules/Rules/";

    internal RuleInfo(RuleId rule, Severity severity, string title, string message)
    {
        Rule = rule;
        DefaultSeverity = severity;
        Title = title;
        Message = message;
    }

    /// <summary>The rule.</summary>
    public RuleId Rule { get; }

    /// <summary>The ID that users see, such as <c>PHI2003</c>.</summary>
    public string Id => "PHI" + ((int)Rule).ToString("D4", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name, such as <c>RolesMustAlternate</c>: what must hold.</summary>
    public string Name => Rule.ToString();

    /// <summary>What the rule is about.</summary>
    public RuleCategory Category => (RuleCategory)((int)Rule / 1000);

    /// <summary>The severity while no option says otherwise.</summary>
    public Severity DefaultSeverity { get; }

    /// <summary>One line that says what must hold.</summary>
    public string Title { get; }

    /// <summary>Who asks for it.</summary>
    public Source Source => RuleSources.Of(Rule);

    /// <summary>Address of the rule's page: the bad line, the good line, how to mend it, and the source.</summary>
    public string Help => Pages + Category + "/" + Id + ".md";

    /// <summary>
    /// Whether the text of one file shows a break of the rule. Else it takes the file's bytes, a tokenizer, or the whole dataset,
    /// which a compiler has not: it gets each file by itself, decoded.
    /// </summary>
    internal bool IsSeenInText => Category switch
    {
        RuleCategory.Encoding => Rule is not (RuleId.LineMustBeValidUtf8 or RuleId.FileMustNotStartWithBom or RuleId.FileMustStartWithBom
            or RuleId.FileMustBeUtf8 or RuleId.FileMustBeText or RuleId.CompressedFileMustBeNamedGz),
        RuleCategory.Structure => Rule is not (RuleId.GraderMustBeValid or RuleId.GraderSourceMustNotBeTooLong),
        RuleCategory.Dataset => Rule == RuleId.DatasetMustUseMessagesFormat,
        RuleCategory.Syntax or RuleCategory.Content => true,
        _ => false,
    };

    /// <summary>The finding's text with places for its values; see <see cref="FindingMessage"/>.</summary>
    internal string Message { get; }
}
