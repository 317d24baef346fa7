using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class BandTableTests
{
    [Fact]
    public void ManyKeys_HoldTheirRecords()
    {
        var random = new Random(1);
        var table = new BandTable();
        var expected = new Dictionary<uint, List<int>>();
        for (int record = 0; record < 50_000; record++)
        {
            // Some keys are frequent, and some make long runs of taken slots.
            uint key = random.Next(3) == 0 ? (uint)random.Next(20) : (uint)random.Next(30_000) << random.Next(12);
            table.Add(key, record);
            if (!expected.TryGetValue(key, out List<int>? records)) expected.Add(key, records = []);
            records.Add(record);
        }
        foreach ((uint key, List<int> records) in expected) Assert.Equal(records, Find(table, key).Order());
        Assert.Empty(Find(table, 0xFFFFFFFF));
    }

    private static List<int> Find(BandTable table, uint key)
    {
        var records = new List<int>();
        int slot = -1;
        for (int record; (record = table.Next(key, ref slot)) >= 0;) records.Add(record);
        return records;
    }
}
