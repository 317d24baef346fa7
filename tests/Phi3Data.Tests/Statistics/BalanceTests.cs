using System;
using System.Linq;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class BalanceTests
{
    [Fact]
    public void EvenSpread_IsOneThroughout() => AssertBalance(new Balance(4, 0.25, 1, 1, 4), Balance.Of([7, 7, 7, 7]));

    [Fact]
    public void OneClass_IsEven() => AssertBalance(new Balance(1, 1, 1, 1, 1), Balance.Of([9, 0]));

    [Fact]
    public void Nothing_IsZero() => Assert.Equal(default, Balance.Of([0]));

    // Shares 3/4 and 1/4: entropy 0.5623351446 nats over ln 2, and its exponential.
    [Fact]
    public void ThreeToOne_IsAsByHand() => AssertBalance(new Balance(2, 0.75, 0.8112781245, 3, 1.7547653506), Balance.Of([3, 1]));

    [Property]
    public void OrderOfClasses_ChangesNothing(byte[] members)
    {
        long[] classes = members.Select(m => (long)m).ToArray();
        Assert.Equal(Balance.Of(classes), Balance.Of(classes.Reverse()));
    }

    [Fact]
    public void NegativeNumber_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Balance.Of([1, -1]));

    private static void AssertBalance(Balance expected, Balance actual)
    {
        Assert.Equal((expected.Classes, expected.LargestShare, expected.ImbalanceRatio), (actual.Classes, actual.LargestShare, actual.ImbalanceRatio));
        Assert.Equal(expected.Entropy, actual.Entropy, 9);
        Assert.Equal(expected.EffectiveNumber, actual.EffectiveNumber, 9);
    }
}
