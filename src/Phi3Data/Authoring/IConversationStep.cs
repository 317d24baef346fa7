namespace Phi3Data.Authoring;

/// <summary>
/// A place in a conversation that is being written. Each place is a type of its own and has only the methods that may come
/// next, so that a wrong order does not compile. Only this library implements it.
/// </summary>
/// <typeparam name="TSelf">The place's own type.</typeparam>
public interface IConversationStep<TSelf>
    where TSelf : struct, IConversationStep<TSelf>
{
    internal DraftStep Draft { get; }

    internal static abstract TSelf At(DraftStep draft);
}
