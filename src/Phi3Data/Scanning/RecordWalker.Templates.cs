namespace Phi3Data.Scanning;

sealed partial class RecordWalker<T>
{
    // Behind a content of which more must be known than its state says: no template holds there.
    private const int Loose = 1;

    // Behind a content: the role in bits 2 to 4; bit 1 when the role comes behind the content and the bits name the message
    // before; bit 0 when an assistant's message before was trained.
    private const int FirstRole = 2, RoleShift = 2, ContentFirst = 2, Trained = 1;
    private const int States = FirstRole + ((int)Role.Tool + 1 << RoleShift);

    // Of the piece under way: whether it holds more than roles, and the role of the first message that ends in it.
    private bool hasExtras;
    private Role firstRole;

    /// <summary>The pieces proved so far.</summary>
    public TemplateTable Templates { get; } = new(States);

    /// <summary>Says the state at the content just reached, and keeps the piece if both its ends are simple.</summary>
    private int Learn(ref PieceCursor cursor, nint from, nint lineBefore, int state)
    {
        int next = Loose;
        // Calls must be followed from message to message, which no template does.
        if (recordKeys == RecordKeys.Messages && calls.Count == 0)
        {
            int trained = hasTrained ? Trained : 0;
            if (keys == (MessageKeys.Role | MessageKeys.Content)) next = FirstRole + ((int)role << RoleShift | trained);
            else if (keys == MessageKeys.Content) next = FirstRole + ((int)before << RoleShift | ContentFirst | trained);
        }
        if (state != Loose && next != Loose && cursor.At - from <= TemplateTable.MaxLength)
        {
            int lineStart = LineStart == lineBefore ? 0 : (int)(LineStart - from);
            Templates.Learn(state, cursor.From(from), next, lineStart, firstRole, hasExtras);
        }
        return next;
    }

    private void Restore(int bits)
    {
        recordKeys = RecordKeys.Messages;
        hasTrained = (bits & Trained) != 0;
        isWeightZero = false;
        hasCalls = false;
        calls.Clear();
        bool contentFirst = (bits & ContentFirst) != 0;
        Role named = (Role)(bits >> RoleShift);
        role = contentFirst ? Role.Unknown : named;
        before = contentFirst ? named : Role.Unknown;
        keys = contentFirst ? MessageKeys.Content : MessageKeys.Role | MessageKeys.Content;
    }
}
