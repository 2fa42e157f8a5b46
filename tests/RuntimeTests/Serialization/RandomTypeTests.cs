using System.Reflection;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Types that are themselves random, composed as the generator composes their codecs: 250 types, 40 values of each.</summary>
public sealed class RandomTypeTests
{
    private static readonly (Type Type, Type Codec)[] Leaves =
    [
        (typeof(int), typeof(UnmanagedCodec<int>)), (typeof(double), typeof(UnmanagedCodec<double>)), (typeof(Guid), typeof(UnmanagedCodec<Guid>)),
        (typeof(string), typeof(StringCodec)), (typeof(bool), typeof(CheckedUnmanagedCodec<bool, BooleanCheck>)),
        (typeof(decimal), typeof(CheckedUnmanagedCodec<decimal, DecimalCheck>)), (typeof(DateTime), typeof(CheckedUnmanagedCodec<DateTime, DateTimeCheck>)),
        (typeof(long?), typeof(NullableUnmanagedCodec<long>)),
    ];

    private static readonly MethodInfo Survives = typeof(RoundTripTests).GetMethod(nameof(RoundTripTests.Survives), BindingFlags.Static | BindingFlags.NonPublic)!;

    [Fact]
    public void Values_of_random_types_survive()
    {
        Random random = new(5);
        for (int i = 0; i < 250; i++)
        {
            (Type type, Type codec) = Compose(random, 3);
            Survives.MakeGenericMethod(type, codec).Invoke(null, [null, 40, true]);
        }
    }

    private static (Type Type, Type Codec) Compose(Random random, int depth)
    {
        if (depth == 0) return Leaves[random.Next(Leaves.Length)];
        (Type Type, Type Codec) first = Compose(random, depth - 1);
        switch (random.Next(5))
        {
            case 0: return (first.Type.MakeArrayType(), typeof(ArrayCodec<,>).MakeGenericType(first.Type, first.Codec));
            case 1: return (typeof(List<>).MakeGenericType(first.Type), typeof(ListCodec<,>).MakeGenericType(first.Type, first.Codec));
            case 2:
                Type[] parts = [typeof(long), first.Type];
                return (typeof(Dictionary<,>).MakeGenericType(parts),
                    typeof(DictionaryCodec<,,,>).MakeGenericType(typeof(long), typeof(UnmanagedCodec<long>), first.Type, first.Codec));
            default:
                (Type Type, Type Codec) second = Compose(random, random.Next(depth));
                bool isTuple = random.Next(2) == 0;
                Type[] codecParts = [first.Type, first.Codec, second.Type, second.Codec];
                return (
                    (isTuple ? typeof(ValueTuple<,>) : typeof(Tuple<,>)).MakeGenericType(first.Type, second.Type),
                    (isTuple ? typeof(ValueTupleCodec<,,,>) : typeof(TupleCodec<,,,>)).MakeGenericType(codecParts));
        }
    }
}
