using System;
using System.Collections.Generic;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The table of first places holds what a dictionary holds, whatever its forecast says.</summary>
public class FirstPlacesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40_000)]
    [InlineData(long.MaxValue / 4)]
    public void Hashes_AreFoundWhereTheyWereFirst(long expected)
    {
        var random = new Random(5);
        var places = new FirstPlaces { Expected = expected };
        var oracle = new Dictionary<UInt128, RecordLocation>();
        for (int i = 0; i < 50_000; i++)
        {
            // Few values for either half, so that hashes differ in one of them only; some at the very end of the table.
            ulong low = (ulong)random.Next(300) * 0x9E3779B97F4A7C15 | (random.Next(3) == 0 ? 0xFFFFFFFFFFFFFF00 : 0);
            var hash = new UInt128((ulong)random.Next(300), low);
            var here = new RecordLocation(random.Next(4), i + 1);
            bool isNew = oracle.TryAdd(hash, here);
            Assert.Equal(isNew, places.TryAdd(hash, here, out RecordLocation first));
            if (!isNew) Assert.Equal(oracle[hash], first);
            Assert.Equal(oracle.Count, places.Count);
        }
    }

    [Fact]
    public void Keys_AreFoundWhateverTheirNote()
    {
        var places = new FirstPlaces();
        for (ulong key = 0; key < 5000; key++)
            Assert.True(places.TryAdd(key << 50, key + 1, new RecordLocation(0, (long)key + 1), out _, out _));
        for (ulong key = 0; key < 5000; key++)
        {
            Assert.False(places.TryAdd(key << 50, 7, new RecordLocation(1, 1), out RecordLocation first, out ulong note));
            Assert.Equal((new RecordLocation(0, (long)key + 1), key + 1), (first, note));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData((1 << 24) - 1, (1L << 40) - 1)]
    public void Place_IsPackedWhole(int input, long line)
    {
        var place = new PackedPlace(new RecordLocation(input, line));
        Assert.Equal((false, new RecordLocation(input, line)), (place.IsNone, place.Location));
    }

    [Theory]
    [InlineData(1 << 24, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 1L << 40)]
    public void Place_OutOfRange_IsRefused(int input, long line) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PackedPlace(new RecordLocation(input, line)));
}
