using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

public class LargeArraysTests
{
    private const int Size = 40_000_003;

    [Fact]
    public void Several_arrays_that_came_back_are_all_found_again()
    {
        byte[][] first = [new byte[Size], new byte[Size], new byte[Size]];
        foreach (byte[] array in first) LargeArrays.Return(array);

        byte[][] second = [LargeArrays.Rent(Size), LargeArrays.Rent(Size), LargeArrays.Rent(Size)];

        Assert.All(second, array => Assert.Contains(array, first, ReferenceEqualityComparer.Instance));
        Assert.Equal(3, second.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void An_array_is_given_to_one_at_a_time()
    {
        byte[] array = new byte[Size];
        LargeArrays.Return(array);

        Assert.Same(array, LargeArrays.Rent(Size));
        Assert.NotSame(array, LargeArrays.Rent(Size));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_payload_gives_its_array_back_when_it_is_sent_and_released_in_whichever_order(bool sentFirst)
    {
        byte[] array = new byte[Size];
        var payload = new LargePayload(array, []);
        (Action first, Action second) = sentFirst ? ((Action)payload.Sent, (Action)payload.Release) : (payload.Release, payload.Sent);
        first();
        Assert.NotSame(array, LargeArrays.Rent(Size));
        second();
        Assert.Same(array, LargeArrays.Rent(Size));
    }

    [Fact]
    public void A_payload_that_is_released_twice_gives_its_array_back_once()
    {
        var payload = new LargePayload(new byte[Size], []);
        payload.Release();
        payload.Release();
        payload.Sent();
        payload.Release();

        Assert.NotSame(LargeArrays.Rent(Size), LargeArrays.Rent(Size));
    }

    [Fact]
    public void An_array_twice_as_large_as_what_is_needed_is_left_for_others()
    {
        byte[] array = new byte[Size];
        LargeArrays.Return(array);

        Assert.NotSame(array, LargeArrays.Rent((Size / 2) - 1));
        Assert.Same(array, LargeArrays.Rent(Size));
    }
}
