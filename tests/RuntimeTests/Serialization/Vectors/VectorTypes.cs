#pragma warning disable CA1051, CA1034, CA1815 // As vector-types.md has them: fields, structs without equality.
using PoolGen;

namespace Vectors;

public sealed class Person
{
    public int Age { get; set; }

    public string? Name { get; set; }
}

public sealed class Node
{
    public int Value { get; set; }

    public Node? Next { get; set; }
}

public sealed class Empty;

public sealed class Fields
{
    public int A;

    public string? B;
}

public sealed class ReadOnlyCtor(string name, int count)
{
    public string Name { get; } = name;

    public int Count { get; } = count;
}

public struct PointU
{
    public int X;

    public int Y;
}

public struct Mixed
{
    public int Id;

    public string? Label;
}

public sealed record Rec(int Id, string Name, double[] Weights);

public readonly record struct RecStruct(int Id, string Name);

[PoolUnion(0, typeof(Circle)), PoolUnion(1, typeof(Square))]
public interface IShape;

public sealed class Circle : IShape
{
    public double Radius { get; set; }
}

public sealed class Square : IShape
{
    public double Side { get; set; }
}

public sealed class Everything
{
    public bool Flag { get; set; }

    public long Ticks { get; set; }

    public decimal Price { get; set; }

    public Guid Id { get; set; }

    public DateTime When { get; set; }

    public string? Text { get; set; }

    public int[]? Ints { get; set; }

    public List<Person?>? People { get; set; }

    public Dictionary<string, double>? Scores { get; set; }

    public int? MaybeInt { get; set; }

    public (int, string) Pair { get; set; }

    public DayOfWeek Day { get; set; }

    public PointU Point { get; set; }

    public Rec? Rec { get; set; }

    public static Everything Sample() => new()
    {
        Flag = true,
        Ticks = 1234567890123,
        Price = 9.99m,
        Id = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        When = new DateTime(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc),
        Text = "t",
        Ints = [1, 2],
        People = [new Person { Age = 1, Name = "p" }, null],
        Scores = new() { ["a"] = 1.5 },
        MaybeInt = 3,
        Pair = (1, "one"),
        Day = DayOfWeek.Friday,
        Point = new PointU { X = 1, Y = 2 },
        Rec = new Rec(1, "r", [0.5]),
    };
}
