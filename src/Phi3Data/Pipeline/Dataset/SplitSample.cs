using System;
using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// Compares the first 80 % of the training records with the last 20 %. Up to 131,072 records all count; of more, every second,
/// every fourth and so on, so that 65,536 at least do and the memory stays below 1.5 MiB.
/// </summary>
sealed class SplitSample
{
    private const int MostRecords = 1 << 17;

    // Below this number of records of a value in either part, Pearson's statistic is not near its distribution.
    private const double LeastExpected = 5;

    private readonly Values systems = new(), answers = new();
    private int[] lengths = new int[1024];
    private int count;
    private long next, stride = 1, seen;

    /// <summary>Takes the next training record.</summary>
    /// <param name="system">Hash of its system message; 0 for none.</param>
    /// <param name="answer">Hash of its last answer.</param>
    /// <param name="length">Length of its line in bytes.</param>
    public void Add(ulong system, ulong answer, int length)
    {
        if (seen++ != next) return;
        if (count == MostRecords)
        {
            Halve();
            stride *= 2;
            // The number of this record is a multiple of the old stride, and of the new one, since the count is even.
        }
        next += stride;
        if (count == lengths.Length) Array.Resize(ref lengths, count * 2);
        lengths[count] = length;
        systems.Add(count, system);
        answers.Add(count, answer);
        count++;
    }

    /// <summary>Judges them.</summary>
    public void Check(FindingBuffer findings)
    {
        int first = (int)AutomaticSplit.GetTrainingRecords(count);
        if (first == 0 || first == count) return;
        CheckShares(systems, SplitMeasure.SystemMessages, first, findings);
        CheckShares(answers, SplitMeasure.Answers, first, findings);
        CheckLengths(first, findings);
    }

    private void CheckShares(Values values, SplitMeasure measure, int first, FindingBuffer findings)
    {
        if (values.IsTooMany) return;
        int last = count - first;
        double chiSquared = 0, distance = 0;
        int cells = 0;
        long restFirst = 0, restLast = 0;
        (int[] inFirst, int[] inLast) = values.Count(first, count);
        for (int i = 0; i < inFirst.Length; i++)
        {
            if ((double)(inFirst[i] + inLast[i]) * last / count >= LeastExpected) AddCell(inFirst[i], inLast[i]);
            else
            {
                restFirst += inFirst[i];
                restLast += inLast[i];
            }
        }
        // What is rare counts together; if that is rare, too, not at all.
        if ((double)(restFirst + restLast) * last / count >= LeastExpected) AddCell(restFirst, restLast);
        RecordOrderMustNotBiasSplit.CheckShares(measure, distance / 2, chiSquared, Math.Max(0, cells - 1), findings);

        void AddCell(long a, long b)
        {
            double expectedFirst = (double)(a + b) * first / count, expectedLast = (double)(a + b) * last / count;
            chiSquared += (a - expectedFirst) * (a - expectedFirst) / expectedFirst
                + (b - expectedLast) * (b - expectedLast) / expectedLast;
            distance += Math.Abs((double)a / first - (double)b / last);
            cells++;
        }
    }

    private void CheckLengths(int first, FindingBuffer findings)
    {
        double sumFirst = 0, sumLast = 0, squares = 0;
        for (int i = 0; i < count; i++)
        {
            if (i < first) sumFirst += lengths[i];
            else sumLast += lengths[i];
        }
        double mean = (sumFirst + sumLast) / count;
        for (int i = 0; i < count; i++) squares += (lengths[i] - mean) * (lengths[i] - mean);
        int last = count - first;
        double error = Math.Sqrt(squares / (count - 1) * (1.0 / first + 1.0 / last));
        if (error == 0) return;
        double meanFirst = sumFirst / first, meanLast = sumLast / last;
        RecordOrderMustNotBiasSplit.CheckLengths(meanFirst, meanLast, (meanLast - meanFirst) / error, findings);
    }

    private void Halve()
    {
        count /= 2;
        for (int i = 0; i < count; i++) lengths[i] = lengths[2 * i];
        systems.Halve(count);
        answers.Halve(count);
    }

    /// <summary>One value of each record, as a small number. More than 4,096 different ones are no labels and are not compared.</summary>
    private sealed class Values
    {
        private const int MostValues = 4096;

        private readonly Dictionary<ulong, ushort> numbers = [];
        private ushort[] values = new ushort[1024];

        public bool IsTooMany { get; private set; }

        public void Add(int index, ulong value)
        {
            if (IsTooMany) return;
            if (!numbers.TryGetValue(value, out ushort number))
            {
                if (numbers.Count == MostValues)
                {
                    IsTooMany = true;
                    numbers.Clear();
                    values = [];
                    return;
                }
                number = (ushort)numbers.Count;
                numbers.Add(value, number);
            }
            if (index == values.Length) Array.Resize(ref values, index * 2);
            values[index] = number;
        }

        public void Halve(int count)
        {
            for (int i = 0; i < count && !IsTooMany; i++) values[i] = values[2 * i];
        }

        /// <summary>Records of each value before and from <paramref name="first"/> on.</summary>
        public (int[] First, int[] Last) Count(int first, int count)
        {
            int[] inFirst = new int[numbers.Count], inLast = new int[numbers.Count];
            for (int i = 0; i < count; i++) (i < first ? inFirst : inLast)[values[i]]++;
            return (inFirst, inLast);
        }
    }
}
