using System;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2020: at least one assistant message is trained: it has no <c>weight</c>, or another than 0. Of supervised training only:
/// elsewhere outputs or the model's own answers are trained.
/// </summary>
static class RecordMustTrainSomething
{
    /// <summary>
    /// Reports a record whose assistant messages all have weight 0. Says nothing of one without an assistant, which PHI2010
    /// reports, nor of one that has more messages than the limit.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Method != TrainingMethod.Supervised) return;
        if (view.Slots.StoredMessages < view.Slots.MessageCount) return;
        bool hasAssistant = false;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role != Role.Assistant) continue;
            if (!message.Weight.Raw(view.Line).SequenceEqual("0"u8)) return;
            hasAssistant = true;
        }
        if (hasAssistant) context.Report(RuleId.RecordMustTrainSomething, view.Slots.Messages);
    }
}
