using System.Runtime.InteropServices;
using System.Threading;

namespace Phi3Data.Cli;

/// <summary>Turns Ctrl-C and a polite kill into a cancelled token.</summary>
static class Cancellation
{
    // Held for as long as the process lives: a registration that the garbage collector takes away works no more, and the
    // next signal would kill the process in the midst of its outputs.
    private static PosixSignalRegistration[] registrations = [];

    /// <summary>A token of this process. The first signal cancels it; a second one ends the process at once.</summary>
    public static CancellationToken OfProcess()
    {
        var source = new CancellationTokenSource();
        void Handle(PosixSignalContext context)
        {
            if (source.IsCancellationRequested) return;
            context.Cancel = true;
            source.Cancel();
        }

        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
        return source.Token;
    }
}
