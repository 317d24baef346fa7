using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

public class JsonNumberTests
{
    [Fact]
    public void RandomNumbers_CompareAsFractionsDo()
    {
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++)
        {
            string a = Number(random), b = random.Next(3) == 0 ? Rewritten(a, random) : Number(random);
            Assert.Equal(Math.Sign(Exact(a).CompareTo(Exact(b))), Math.Sign(JsonNumber.Compare(Bytes(a), Bytes(b))));
            Assert.Equal(Exact(a) % Scale == 0, JsonNumber.IsWhole(Bytes(a)));
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("3.0", 3)]
    [InlineData("120e-1", 12)]
    [InlineData("0.2e1", 2)]
    [InlineData("1e2", 100)]
    [InlineData("1e9", 1_000_000_000)]
    [InlineData("1e99999999999999999999", int.MaxValue)]
    [InlineData("-1", -1)]
    [InlineData("0.5", -1)]
    [InlineData("1e-99999999999999999999", -1)]
    public void Count_IsAWholeNumberFromZero(string number, int count) => Assert.Equal(count, JsonNumber.ToCount(Bytes(number)));

    [Theory]
    [InlineData("0.3", "0.1", true)]
    [InlineData("0.35", "0.1", false)]
    [InlineData("-9", "3", true)]
    [InlineData("1e2", "0.25", true)]
    [InlineData("0", "7", true)]
    [InlineData("1", "0", null)]
    [InlineData("1", "-1", null)]
    [InlineData("123456789012345678901234567890", "3", null)]
    [InlineData("1e300", "3", null)]
    public void Multiple_IsExactOrNotSaid(string number, string divisor, bool? expected) =>
        Assert.Equal(expected, JsonNumber.IsMultiple(Bytes(number), Bytes(divisor)));

    // Numbers below have at most 30 places behind the point: scaled by 10^30 they are whole.
    private static readonly BigInteger Scale = BigInteger.Pow(10, 30);

    private static string Number(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "" : "-");
        text.Append(random.Next(3) == 0 ? "0" : random.Next(1, 120).ToString(CultureInfo.InvariantCulture));
        if (random.Next(2) == 0)
        {
            text.Append('.').Append('0', random.Next(3)).Append(random.Next(100).ToString(CultureInfo.InvariantCulture));
            text.Append('0', random.Next(3));
        }
        if (random.Next(3) == 0)
            text.Append("eE"[random.Next(2)]).Append(random.Next(-9, 9).ToString("+0;-0", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>The same number in other digits.</summary>
    private static string Rewritten(string number, Random random)
    {
        int e = number.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? number : number[..e];
        int exponent = e < 0 ? 0 : int.Parse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (!mantissa.Contains('.', StringComparison.Ordinal)) mantissa += random.Next(2) == 0 ? ".0" : ".00";
        return FormattableString.Invariant($"{mantissa}e{exponent}");
    }

    private static BigInteger Exact(string number)
    {
        int e = number.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? number : number[..e];
        int exponent = e < 0 ? 0 : int.Parse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, 30 + exponent - places);
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
