using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Running;
using Phi3Data.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["data"]:
        Describe();
        return 0;
    case ["tokens"]:
        TokenTable.Write();
        return 0;
    case ["token-texts", string path]:
        File.WriteAllLines(path, TokenCorpus.Instance.Texts.Select(text => JsonSerializer.Serialize(Encoding.UTF8.GetString(text))));
        return 0;
    case ["write", string shape, string mebibytes, string path]:
        using (FileStream file = File.Create(path))
            new ChatGenerator(Enum.Parse<DataShape>(shape, ignoreCase: true)).WriteTo(file, long.Parse(mebibytes) << 20);
        return 0;
    case ["faults", string shape, string rounds]:
        await FaultTable.Print(Enum.Parse<DataShape>(shape, ignoreCase: true), int.Parse(rounds));
        return 0;
    case ["near-duplicates"]:
        await NearDuplicateTimes.RunAsync(Console.Out);
        return 0;
    case ["slow-paths", string figures, .. string[] rest]:
        return SlowPaths.Run(figures, write: rest is ["write"]);
    case ["ratios", string rounds, .. string[] files]:
        await Ratios.RunAsync(int.Parse(rounds), files);
        return 0;
    case ["counting-share", string model, string rounds, .. string[] files]:
        await CountingShare.RunAsync(model, int.Parse(rounds), files);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new BenchmarkConfig());
        return 0;
}

static void Describe()
{
    Console.WriteLine("| Shape | Records | Bytes | Non-ASCII bytes | Bytes in escapes | Longest line |");
    Console.WriteLine("|---|---:|---:|---:|---:|---:|");
    foreach (DataShape shape in Enum.GetValues<DataShape>())
    {
        ChatData data = ChatData.Of(shape);
        double size = data.Bytes.Length;
        Console.WriteLine(
            $"| {shape} | {data.Records:N0} | {data.Bytes.Length:N0} | {data.NonAscii / size:P1} " +
            $"| {data.Escapes * 2 / size:P1} | {data.LongestLine:N0} |");
    }
}
