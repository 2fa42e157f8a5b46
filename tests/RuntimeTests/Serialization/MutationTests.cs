using PoolGen.CompilerServices;
using PoolGen.RuntimeTests.Serialization.Reference;
using PoolGen.RuntimeTests.Serialization.Vectors;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Serialization;
using Vectors;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Hostile payloads end in <see cref="PayloadException"/> or in a value that an independent reader accepts too, and in bounded memory.</summary>
public sealed class MutationTests
{
    private static readonly Shape Number = new Shape.Raw(4);
    private static readonly Shape Real = new Shape.Raw(8);
    private static readonly Shape Text = new Shape.Text();
    private static readonly Shape Flag = new Shape.Raw(1, static b => b[0] <= 1);
    private static readonly Shape Price = new Shape.Raw(16, static b => (b[0] | b[1] | (b[3] & 0x7f)) == 0 && b[2] <= 28);
    private static readonly Shape When = new Shape.Raw(8, static b => (BitConverter.ToInt64(b) & 0x3fff_ffff_ffff_ffff) <= DateTime.MaxValue.Ticks);
    private static readonly Shape Maybe = new Shape.Raw(8, static b => b[0] <= 1);
    private static readonly Shape Person = new Shape.Members(static () => [Number, Text]);
    private static readonly Shape Rec = new Shape.Members(static () => [Number, Text, new Shape.Many(Real)]);
    private static readonly Shape Chain = new Shape.Members(static () => [Number, Chain!]);
    private static readonly Shape Everything = new Shape.Members(static () =>
    [
        Flag, Real, Price, new Shape.Raw(16), When, Text, new Shape.Many(Number), new Shape.Many(Person), new Shape.Map(Text, Real),
        Maybe, new Shape.Items(Number, Text), Number, Real, Rec,
    ]);

    [Fact]
    public void Everything_at_once() => Attack(VectorWorkTaskDescriptors.Of143, Everything, global::Vectors.Everything.Sample(), 60_000);

    [Fact]
    public void A_chain() => Attack(VectorWorkTaskDescriptors.Of142, Chain, new Node { Value = 1, Next = new Node { Value = 2, Next = new Node() } }, 20_000);

    [Fact]
    public void Strings() => Attack(VectorWorkTaskDescriptors.Of82, new Shape.Many(Text), ["abc", null, "", "h\u00e9\u4e16\ud83d\ude00", "\ud83d"], 40_000);

    [Fact]
    public void Dictionaries_of_lists() => Attack(
        NestedWorkTaskDescriptors.Flags, new Shape.Map(Number, new Shape.Many(Flag)), new() { [1] = [true, false], [2] = [] }, 20_000);

    [Fact]
    public void Every_vector()
    {
        Random random = new(3);
        foreach (VectorCase vector in VectorTable.All)
        {
            byte[] payload = vector.Write();
            for (int i = 0; i < 400; i++)
            {
                try
                {
                    byte[] once = vector.Rewrite(Mutate(payload, random));
                    Assert.Equal(once, vector.Rewrite(once));
                }
                catch (PayloadException)
                {
                    // Refused.
                }
            }
        }
    }

    [Fact]
    public void Values_made_from_text()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("Own", TimeSpan.FromHours(3), "Own zone", "Own time");
        TimeZoneInfo rules = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        foreach (string text in (string[])[zone.ToSerializedString(), rules.ToSerializedString()]) Garble(NestedWorkTaskDescriptors.Zone, text);
        Garble(VectorWorkTaskDescriptors.Of57, "de-DE");
        Garble(VectorWorkTaskDescriptors.Of43, "https://user@example.org:80/a?b=c#d");
    }

    private static void Garble<T>(PoolTask<T, T> task, string text)
    {
        Random random = new(4);
        for (int i = 0; i < 3000; i++)
        {
            char[] garbled = text.ToCharArray();
            for (int n = 0; n < 3; n++) garbled[random.Next(garbled.Length)] = (char)(random.Next(2) == 0 ? random.Next(128) : random.Next(65536));
            Accepts(task, Payload.Write<string, StringCodec>(new string(garbled)));
        }
    }

    private static void Attack<T>(PoolTask<T, T> task, Shape shape, T value, int count)
    {
        byte[] payload = Payload.Write(task, value);
        AssertCountsAreBounded(task, shape, payload);
        for (int length = 0; length < payload.Length; length++) Assert.False(Accepts(task, payload[..length]));

        Random random = new(2);
        int accepted = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] mutated = Mutate(payload, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool accepts = Accepts(task, mutated);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
            if (accepts != Shape.Accepts(shape, mutated)) Assert.Fail($"The codec says {accepts} of {Convert.ToHexString(mutated)}.");
            if (accepts) accepted++;
        }

        Assert.InRange(accepted, 1, count - 1);
    }

    /// <summary>Counts that promise more than there is are refused at each place where a count stands, before anything is allocated.</summary>
    private static void AssertCountsAreBounded<T>(PoolTask<T, T> task, Shape shape, byte[] payload)
    {
        List<int> counts = [];
        Assert.True(Shape.Accepts(shape, payload, counts));
        foreach (int at in counts)
        {
            foreach (int count in (int[])[int.MaxValue, int.MinValue, 0x7fffffc7, 1_000_000, payload.Length - at])
            {
                byte[] mutated = [.. payload];
                BitConverter.TryWriteBytes(mutated.AsSpan(at), count);
                long before = GC.GetAllocatedBytesForCurrentThread();
                Assert.False(Accepts(task, mutated), $"{count} at {at}");
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
            }
        }
    }

    private static bool Accepts<T>(PoolTask<T, T> task, byte[] payload)
    {
        try
        {
            Payload.Read(task, payload);
            return true;
        }
        catch (PayloadException)
        {
            return false;
        }
    }

    private static byte[] Mutate(byte[] payload, Random random)
    {
        byte[] mutated = [.. payload];
        int at = random.Next(mutated.Length);
        switch (random.Next(6))
        {
            case 0: mutated[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: mutated[at] = (byte)random.Next(256); break;
            case 2: return mutated[..at];
            case 3: return [.. mutated[..at], (byte)random.Next(256), .. mutated[at..]];
            case 4: return [.. mutated[..at], .. mutated[Math.Min(mutated.Length, at + random.Next(1, 5))..]];
            default:
                int[] hostile = [int.MaxValue, int.MinValue, -2, -3, 0x7fffffc7, 1_000_000, 0, -1, mutated.Length, 1];
                byte[] length = BitConverter.GetBytes(hostile[random.Next(hostile.Length)]);
                length.AsSpan(0, Math.Min(4, mutated.Length - at)).CopyTo(mutated.AsSpan(at));
                break;
        }

        return mutated;
    }
}
