using System;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Phi3Data.Benchmarks;

/// <summary>A column that sets what was measured in relation to the data set it was measured on: <c>value</c> is given its bytes and
/// records, or texts.</summary>
sealed class InputColumn(string name, string legend, Func<long, long, BenchmarkReport, double> value, string format) : IColumn
{
    public string Id => $"{nameof(InputColumn)}.{name}";

    public string ColumnName => name;

    public string Legend => legend;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool AlwaysShow => true;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase] is not { Success: true } report) return "-";
        bool isChat = benchmarkCase.Parameters["Shape"] is DataShape;
        ChatData? chat = isChat ? ChatData.Of((DataShape)benchmarkCase.Parameters["Shape"]) : null;
        long bytes = chat?.Bytes.Length ?? TokenCorpus.Instance.Bytes, records = chat?.Records ?? TokenCorpus.Instance.Texts.Length;
        return value(bytes, records, report).ToString(format, CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
