using PoolGen.Serialization;
using Vectors;
using Int = PoolGen.Serialization.UnmanagedCodec<int>;
using Real = PoolGen.Serialization.UnmanagedCodec<double>;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>The vectors' own types as the generator would write them.</summary>
internal static class VectorCodecs
{
    internal readonly struct PersonCodec : ICodec<Person?>
    {
        public static void Write(ref PayloadWriter writer, Person? value)
        {
            if (value is null)
            {
                writer.WriteNullObject();
                return;
            }

            DeclaredType.Require(value);
            writer.BeginObject(2);
            Int.Write(ref writer, value.Age);
            writer.WriteString(value.Name);
            writer.EndObject();
        }

        public static Person? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(2)) return null;
            Person value = new() { Age = Int.Read(ref reader), Name = reader.ReadString() };
            reader.EndObject();
            return value;
        }
    }

    internal readonly struct NodeCodec : ICodec<Node?>
    {
        public static void Write(ref PayloadWriter writer, Node? value)
        {
            if (value is null)
            {
                writer.WriteNullObject();
                return;
            }

            writer.BeginObject(2);
            Int.Write(ref writer, value.Value);
            Write(ref writer, value.Next);
            writer.EndObject();
        }

        public static Node? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(2)) return null;
            Node value = new() { Value = Int.Read(ref reader), Next = Read(ref reader) };
            reader.EndObject();
            return value;
        }
    }

    internal readonly struct EmptyCodec : ICodec<Empty?>
    {
        public static void Write(ref PayloadWriter writer, Empty? value)
        {
            writer.BeginObject(0);
            writer.EndObject();
        }

        public static Empty? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(0)) return null;
            reader.EndObject();
            return new();
        }
    }

    internal readonly struct ReadOnlyCtorCodec : ICodec<ReadOnlyCtor?>
    {
        public static void Write(ref PayloadWriter writer, ReadOnlyCtor? value)
        {
            writer.BeginObject(2);
            writer.WriteString(value!.Name);
            Int.Write(ref writer, value.Count);
            writer.EndObject();
        }

        public static ReadOnlyCtor? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(2)) return null;
            ReadOnlyCtor value = new(reader.ReadString()!, Int.Read(ref reader));
            reader.EndObject();
            return value;
        }
    }

    internal readonly struct RecCodec : ICodec<Rec?>
    {
        public static void Write(ref PayloadWriter writer, Rec? value)
        {
            if (value is null)
            {
                writer.WriteNullObject();
                return;
            }

            writer.BeginObject(3);
            Int.Write(ref writer, value.Id);
            writer.WriteString(value.Name);
            ArrayCodec<double, Real>.Write(ref writer, value.Weights);
            writer.EndObject();
        }

        public static Rec? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(3)) return null;
            Rec value = new(Int.Read(ref reader), reader.ReadString()!, ArrayCodec<double, Real>.Read(ref reader));
            reader.EndObject();
            return value;
        }
    }

    internal readonly struct RecStructCodec : ICodec<RecStruct>
    {
        public static void Write(ref PayloadWriter writer, RecStruct value)
        {
            writer.BeginObject(2);
            Int.Write(ref writer, value.Id);
            writer.WriteString(value.Name);
            writer.EndObject();
        }

        public static RecStruct Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(2)) return default;
            RecStruct value = new(Int.Read(ref reader), reader.ReadString()!);
            reader.EndObject();
            return value;
        }
    }

    internal readonly struct ShapeCodec : ICodec<IShape?>
    {
        public static void Write(ref PayloadWriter writer, IShape? value)
        {
            switch (value)
            {
                case null:
                    writer.WriteNullObject();
                    return;
                case Circle circle:
                    writer.WriteUnionHeader(0);
                    WriteSize(ref writer, circle.Radius);
                    return;
                case Square square:
                    writer.WriteUnionHeader(1);
                    WriteSize(ref writer, square.Side);
                    return;
                default:
                    throw DeclaredType.NotInUnion(value);
            }
        }

        public static IShape? Read(ref PayloadReader reader)
        {
            if (!reader.TryReadUnionHeader(out ushort tag)) return null;
            return tag switch
            {
                0 => ReadSize(ref reader) is { } radius ? new Circle { Radius = radius } : null,
                1 => ReadSize(ref reader) is { } side ? new Square { Side = side } : null,
                _ => throw DeclaredType.UnknownTag<IShape>(tag),
            };
        }

        private static void WriteSize(ref PayloadWriter writer, double size)
        {
            writer.BeginObject(1);
            Real.Write(ref writer, size);
            writer.EndObject();
        }

        private static double? ReadSize(ref PayloadReader reader)
        {
            if (!reader.BeginObject(1)) return null;
            double size = Real.Read(ref reader);
            reader.EndObject();
            return size;
        }
    }

    internal readonly struct EverythingCodec : ICodec<Everything?>
    {
        public static void Write(ref PayloadWriter writer, Everything? value)
        {
            writer.BeginObject(14);
            CheckedUnmanagedCodec<bool, BooleanCheck>.Write(ref writer, value!.Flag);
            UnmanagedCodec<long>.Write(ref writer, value.Ticks);
            CheckedUnmanagedCodec<decimal, DecimalCheck>.Write(ref writer, value.Price);
            UnmanagedCodec<Guid>.Write(ref writer, value.Id);
            CheckedUnmanagedCodec<DateTime, DateTimeCheck>.Write(ref writer, value.When);
            writer.WriteString(value.Text);
            ArrayCodec<int, Int>.Write(ref writer, value.Ints);
            ListCodec<Person?, PersonCodec>.Write(ref writer, value.People);
            DictionaryCodec<string, StringCodec, double, Real>.Write(ref writer, value.Scores);
            NullableUnmanagedCodec<int>.Write(ref writer, value.MaybeInt);
            ValueTupleCodec<int, Int, string, StringCodec>.Write(ref writer, value.Pair);
            UnmanagedCodec<DayOfWeek>.Write(ref writer, value.Day);
            UnmanagedCodec<PointU>.Write(ref writer, value.Point);
            RecCodec.Write(ref writer, value.Rec);
            writer.EndObject();
        }

        public static Everything? Read(ref PayloadReader reader)
        {
            if (!reader.BeginObject(14)) return null;
            Everything value = new()
            {
                Flag = CheckedUnmanagedCodec<bool, BooleanCheck>.Read(ref reader),
                Ticks = UnmanagedCodec<long>.Read(ref reader),
                Price = CheckedUnmanagedCodec<decimal, DecimalCheck>.Read(ref reader),
                Id = UnmanagedCodec<Guid>.Read(ref reader),
                When = CheckedUnmanagedCodec<DateTime, DateTimeCheck>.Read(ref reader),
                Text = reader.ReadString(),
                Ints = ArrayCodec<int, Int>.Read(ref reader),
                People = ListCodec<Person?, PersonCodec>.Read(ref reader),
                Scores = DictionaryCodec<string, StringCodec, double, Real>.Read(ref reader),
                MaybeInt = NullableUnmanagedCodec<int>.Read(ref reader),
                Pair = ValueTupleCodec<int, Int, string, StringCodec>.Read(ref reader),
                Day = UnmanagedCodec<DayOfWeek>.Read(ref reader),
                Point = UnmanagedCodec<PointU>.Read(ref reader),
                Rec = RecCodec.Read(ref reader),
            };
            reader.EndObject();
            return value;
        }
    }
}
