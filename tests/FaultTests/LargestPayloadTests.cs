using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Payloads at the edges of what may travel.</summary>
[Collection("Faults")]
public sealed class LargestPayloadTests
{
    // An array's own bytes, and the four of its length; the task's number besides.
    private const int OfAnArray = sizeof(int);
    private const int OfTheNumber = sizeof(int);

    [Fact, Trait("Row", "52")]
    public void Payload_of_exactly_the_limit_travels_and_one_byte_more_does_not()
    {
        int count = Counts.Of(5, 50);
        int[] limits = [64, 1_000, 64 << 10, (64 << 10) + 1, 1 << 20, 16 << 20];
        using var run = new FaultRun(52, count * limits.Length);
        foreach (int limit in limits)
        {
            using ProcessPool pool = run.Pool(workers: 1, options => options.MaxPayloadBytes = limit);
            int process = pool.DataWork.ProcessId.Apply();
            for (int i = 0; i < count; i++)
            {
                int id = run.Accounts.Accept(4);
                Assert.Equal(FaultWork.Answer(id) + limit - OfAnArray - OfTheNumber, pool.DataWork.Take.Apply(id, new byte[limit - OfAnArray - OfTheNumber]));
                run.Accounts.End(id, null);
                Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Take.Apply(id + 1, new byte[limit - OfAnArray - OfTheNumber + 1]));
                run.Accounts.EndUnstarted(id + 1);
                Assert.Equal(limit - OfAnArray, pool.DataWork.Give.Apply(id + 2, limit - OfAnArray).Length);
                run.Accounts.End(id + 2, null);
                PayloadTooLargeException large = Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Give.Apply(id + 3, limit - OfAnArray + 1));
                Assert.Contains($"{limit:N0}", large.Message, StringComparison.Ordinal);
                run.Accounts.EndOtherwise(id + 3);
            }

            Assert.Equal(process, pool.DataWork.ProcessId.Apply());
        }

        run.Finish();
    }

    [LongFact, Trait("Row", "53")]
    public void Payload_of_two_gibibytes_travels_up_to_the_longest_array_and_what_is_longer_says_so()
    {
        using var run = new FaultRun(53, 4);
        using (ProcessPool pool = run.Pool(workers: 1, static options => options.MaxPayloadBytes = long.MaxValue))
        {
            int process = pool.DataWork.ProcessId.Apply();
            int id = run.Accounts.Accept(4);
            int length = Array.MaxLength - OfAnArray - OfTheNumber;
            byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
            Assert.Equal(unchecked(FaultWork.Answer(id) + length), pool.DataWork.Take.Apply(id, bytes));
            run.Accounts.End(id, null);

            // With its length and the number it is more than any array holds.
            Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Take.Apply(id + 1, GC.AllocateUninitializedArray<byte>(Array.MaxLength)));
            run.Accounts.EndUnstarted(id + 1);
            bytes = [];
            Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Give.Apply(id + 2, Array.MaxLength));
            run.Accounts.EndOtherwise(id + 2);
            length = Array.MaxLength - OfAnArray;
            bytes = pool.DataWork.Give.Apply(id + 3, length);
            run.Accounts.End(id + 3, null);
            Assert.Equal((length, (byte)(id + 3), (byte)(id + 3)), (bytes.Length, bytes[0], bytes[^1]));
            Assert.Equal(process, pool.DataWork.ProcessId.Apply());
        }

        run.Finish();
    }
}
