using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Phi3Data.Scanning;

namespace Phi3Data.Benchmarks;

/// <summary>
/// Counts how often the check leaves its fast path, for each kind of record and each width of vectors: the same numbers on every
/// machine, however busy. Compared with figures that are kept, they tell a slower check without a clock.
/// </summary>
static class SlowPaths
{
    private const int Records = 4_000;

    /// <summary>What may come on top of a figure that is kept: a tenth, and two of a thousand records.</summary>
    private const double Tolerance = 0.1, Slack = 2;

    private const string Header = "kind\twidth\tplain lines per 1000\twalks per 1000";

    /// <summary>Counts, and compares with a file of figures or writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Whether to write it.</param>
    /// <returns>The exit code: 1 when a figure has become worse.</returns>
    public static int Run(string path, bool write)
    {
        List<Figure> figures = [.. from kind in RecordKind.All
                                   from width in Enum.GetValues<VectorWidth>()
                                   where width != VectorWidth.None && VectorWidths.IsSupported(width)
                                   select Measure(kind, width)];
        if (write)
        {
            File.WriteAllText(path, string.Join('\n', figures.Select(figure => figure.ToString()).Prepend(Header)) + "\n");
            Console.WriteLine($"{figures.Count} figures written to {path}");
            return 0;
        }
        Dictionary<(string, string), Figure> kept = File.ReadLines(path).Skip(1).Select(Figure.Parse).ToDictionary(figure => figure.Key);
        int worse = 0, better = 0;
        foreach (Figure now in figures)
        {
            if (!kept.TryGetValue(now.Key, out Figure then))
            {
                Console.WriteLine($"new     {now}");
                worse++;
                continue;
            }
            bool isWorse = IsMore(now.Plain, then.Plain) || IsMore(now.Walks, then.Walks);
            bool isBetter = !isWorse && (IsMore(then.Plain, now.Plain) || IsMore(then.Walks, now.Walks));
            if (isWorse) worse++;
            if (isBetter) better++;
            if (isWorse || isBetter) Console.WriteLine($"{(isWorse ? "worse " : "better")}  {now}, was {then.Plain} and {then.Walks}");
        }
        Console.WriteLine($"{figures.Count} figures, {worse} worse, {better} better than in {path}");
        return worse > 0 ? 1 : 0;
    }

    private static bool IsMore(double now, double then) => now > then * (1 + Tolerance) + Slack;

    private static Figure Measure(RecordKind kind, VectorWidth width)
    {
        byte[] bytes = kind.Make(Records);
        // As the pipeline does it, with blocks small enough that there are several.
        var result = new BlockResult(1 << 18, RuleOptions.Default, width);
        var checker = new BlockChecker(RuleOptions.Default, LineWants.None);
        LineBlock block = result.Block;
        block.File = new InputFile(kind.Name, 0) { Format = RecordFormat.Messages };
        long lines = 0, valid = 0;
        for (int start = 0; start < bytes.Length; start += block.Length)
        {
            ReadOnlySpan<byte> rest = bytes.AsSpan(start);
            block.Length = rest.Length <= block.Capacity ? rest.Length : rest[..block.Capacity].LastIndexOf((byte)'\n') + 1;
            rest[..block.Length].CopyTo(block.Buffer);
            checker.Check(result);
            lines += result.LineCount;
            valid += result.Verdicts[(int)LineVerdict.Valid];
        }
        if (lines != Records || valid != Records) throw new InvalidOperationException($"{kind.Name}: {valid} of {lines} records are valid.");
        // Without a prover the default options have a rule that no proof covers, and every line goes the plain way.
        return new Figure(
            kind.Name, width.ToString(), PerThousand(lines - (result.Prover?.Passed ?? 0)), PerThousand(result.Prover?.Walks ?? 0));
    }

    private static double PerThousand(long count) => Math.Round(count * 1000d / Records, 2);

    private readonly record struct Figure(string Kind, string Width, double Plain, double Walks)
    {
        public (string, string) Key => (Kind, Width);

        public static Figure Parse(string row)
        {
            string[] cells = row.Split('\t');
            return new Figure(
                cells[0], cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}\t{Width}\t{Plain}\t{Walks}");
    }
}

/// <summary>Records that are written in one way, each unlike the others.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Line">The line of a record, from its 0-based number.</param>
sealed record RecordKind(string Name, Func<int, string> Line)
{
    private const string Tool =
        """{"type":"function","function":{"name":"track","parameters":{"type":"object","properties":{"order":{"type":"integer"}},"required":["order"]}}}""";

    /// <summary>The kinds that services' samples and users' exports are written in.</summary>
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        .. Enum.GetValues<DataShape>().Select(shape => new RecordKind(shape.ToString().ToLowerInvariant(), _ => "") { Shape = shape }),
        new("compact", i => Messages(User(i), Answer(i))),
        new("content first", i => Messages(Swap(User(i)), Swap(Answer(i)))),
        new("system", i => Messages("""{"role":"system","content":"You help."}""", User(i), Answer(i))),
        new("1 to 8 turns", i => Messages([.. Enumerable.Range(0, i % 8 + 1).SelectMany(turn => new[] { User(i + turn), Answer(i + turn) })])),
        new("weights", i => Messages(User(i), With(Answer(i), "\"weight\":0"), User(i + 1), With(Answer(i), "\"weight\":1"))),
        new("names", i => Messages(With(User(i), "\"name\":\"Ann\""), Answer(i))),
        new("spaced", i => Messages(User(i), Answer(i)).Replace(":", ": ", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal)),
        new("escapes of characters", i => Messages(User(i, """\u00e9t\u00e9 \ud83d\ude00"""), Answer(i, """\u4f60\u597d"""))),
        new("cyrillic", i => Messages(User(i, "Где мой заказ?"), Answer(i, "В пути."))),
        new("addresses", i => Messages(User(i, "write to ann@mail.org"), Answer(i, "+40 21 555 01 23"))),
        new("white space at the start", i => Messages(User(i), $"{{\"role\":\"assistant\",\"content\":\"\\n\\nAnswer {i}.\"}}")),
        new("calls", i => Calls(i, Tool)),
        new("calls, tools of many kinds", i => Calls(i, Tool.Replace("required", $"title\":\"{i % 50}\",\"required", StringComparison.Ordinal))),
        new("calls, spaced", i => Calls(i, Tool).Replace("\":", "\": ", StringComparison.Ordinal).Replace(",\"", ", \"", StringComparison.Ordinal)),
        new("keys beside the messages", i => Messages(User(i), Answer(i))[..^1] + $",\"id\":{i}}}"),
    ];

    private DataShape? Shape { get; init; }

    /// <summary>The bytes of as many records, each with its LF.</summary>
    public byte[] Make(int records)
    {
        if (Shape is not DataShape shape) return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, records).Select(i => Line(i) + "\n")));
        byte[] bytes = ChatData.Of(shape).Bytes;
        int end = 0;
        for (; records > 0; records--) end += bytes.AsSpan(end).IndexOf((byte)'\n') + 1;
        return bytes[..end];
    }

    private static string Messages(params string[] messages) => $"{{\"messages\":[{string.Join(',', messages)}]}}";

    private static string User(int i, string text = "Where is my order?") => $"{{\"role\":\"user\",\"content\":\"{text} {i}\"}}";

    private static string Answer(int i, string text = "On its way.") => $"{{\"role\":\"assistant\",\"content\":\"{text} {i}\"}}";

    private static string With(string message, string key) => $"{message[..^1]},{key}}}";

    private static string Swap(string message)
    {
        int comma = message.IndexOf(',', StringComparison.Ordinal);
        return $"{{{message[(comma + 1)..^1]},{message[1..comma]}}}";
    }

    private static string Calls(int i, string tool) => Messages(
        User(i),
        $$$"""{"role":"assistant","tool_calls":[{"id":"call_{{{i}}}","type":"function","function":{"name":"track","arguments":"{\"order\":{{{i}}} }"}}]}""",
        $$"""{"role":"tool","tool_call_id":"call_{{i}}","content":"left Oslo {{i}}"}""",
        Answer(i))[..^1] + $",\"tools\":[{tool}]}}";
}
