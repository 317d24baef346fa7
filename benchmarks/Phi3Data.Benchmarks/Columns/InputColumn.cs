using System;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Phi3Data.Benchmarks;

/// <summary>A column that sets what was measured in relation to the data set it was measured on.</summary>
sealed class InputColumn(string name, string legend, Func<ChatData, BenchmarkReport, double> value, string format) : IColumn
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
        var shape = (DataShape)benchmarkCase.Parameters["Shape"];
        return value(ChatData.Of(shape), report).ToString(format, CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
