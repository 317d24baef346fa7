using System;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>
/// Runs the same three steps on several threads: read in turn, work side by side, deliver in the order of reading. What is
/// delivered, and in which order, does not depend on the number of threads.
/// </summary>
/// <remarks>
/// A thread that reads also works on what it read while it is in its cache, and delivers it: there is no queue, and at most one
/// item per thread is in memory.
/// </remarks>
static class OrderedWorkers
{
    /// <summary>Runs until nothing is left to read, delivering says stop, or a step throws.</summary>
    /// <param name="items">One item per thread, filled again and again.</param>
    /// <param name="read">Fills an item; false when nothing is left. Called by one thread at a time.</param>
    /// <param name="work">Works on an item. Called by several threads at once.</param>
    /// <param name="deliver">Takes an item; false to stop. Called by one thread at a time, in the order of reading.</param>
    /// <param name="cancellationToken">Ends the run between two steps, and inside a read that looks at it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task RunAsync<T>(
        T[] items, Func<T, CancellationToken, ValueTask<bool>> read, Action<T> work, Func<T, bool> deliver,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new Run<T>(items.Length, read, work, deliver, stop);
        var tasks = new Task[items.Length];
        for (int i = 0; i < tasks.Length; i++)
        {
            T item = items[i];
            tasks[i] = Task.Run(() => run.RunAsync(item), CancellationToken.None);
        }
        try
        {
            await Task.WhenAll(tasks).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The threads were stopped by one of them: its failure, if there is one, is the one to report.
        }
        if (run.Failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(run.Failure);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class Run<T>
    {
        private readonly Func<T, CancellationToken, ValueTask<bool>> read;
        private readonly Action<T> work;
        private readonly Func<T, bool> deliver;
        private readonly CancellationTokenSource stop;
        private readonly SemaphoreSlim reading = new(1, 1);

        // Turn i is open when item i, i + n, i + 2n … is next to be delivered. At most n items are under way.
        private readonly SemaphoreSlim[] turns;
        private long next;
        private bool isDone;

        public Run(
            int threads, Func<T, CancellationToken, ValueTask<bool>> read, Action<T> work, Func<T, bool> deliver,
            CancellationTokenSource stop)
        {
            this.read = read;
            this.work = work;
            this.deliver = deliver;
            this.stop = stop;
            turns = new SemaphoreSlim[threads];
            for (int i = 0; i < threads; i++) turns[i] = new SemaphoreSlim(i == 0 ? 1 : 0);
        }

        public Exception? Failure { get; private set; }

        public async Task RunAsync(T item)
        {
            try
            {
                while (true)
                {
                    long number = await ReadAsync(item).ConfigureAwait(false);
                    if (number < 0) return;
                    work(item);
                    await turns[number % turns.Length].WaitAsync(stop.Token).ConfigureAwait(false);
                    if (!deliver(item))
                    {
                        await stop.CancelAsync().ConfigureAwait(false);
                        return;
                    }
                    turns[(number + 1) % turns.Length].Release();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                lock (turns) Failure ??= e;
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        private async ValueTask<long> ReadAsync(T item)
        {
            await reading.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                if (isDone) return -1;
                isDone = true; // also when the read throws
                if (!await read(item, stop.Token).ConfigureAwait(false)) return -1;
                isDone = false;
                return next++;
            }
            finally
            {
                reading.Release();
            }
        }
    }
}
