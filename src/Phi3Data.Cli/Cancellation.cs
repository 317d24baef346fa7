using System.Runtime.InteropServices;
using System.Threading;

namespace Phi3Data.Cli;

/// <summary>Turns Ctrl-C and a polite kill into a cancelled token.</summary>
static class Cancellation
{
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

        // The registrations live as long as the process: nobody disposes them.
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        return source.Token;
    }
}
