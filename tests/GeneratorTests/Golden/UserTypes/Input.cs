namespace Shop;

public class Customer
{
    public required string Name { get; init; }
    public Customer? Friend { get; set; }
    [PoolIgnore] public Action? Changed { get; set; }
}

public sealed record Line(int Article, decimal Price, DateTime? Until);

public struct Stamp
{
    public long Ticks;
    public bool IsExact { get; set; }
}

[PoolUnion(0, typeof(Cash)), PoolUnion(1, typeof(Card))]
public abstract class Payment;

public sealed class Cash : Payment { public decimal Given { get; set; } }

public class Card(string number) : Payment { public string Number { get; } = number; }

public class OutOfStockException(string message, Exception? inner) : Exception(message, inner);

public class BadOrderException(string message, int orderId, Line line) : Exception(message)
{
    public int OrderId { get; } = orderId;
    public Line Line { get; } = line;
    public string? Advice { get; set; }
}

internal static class Orders
{
    [PoolTask] internal static ValueTask<Line[]> Price(Customer customer, Line[] lines, double discount = 0, Stamp stamp = default) => new(lines);

    [PoolTask] internal static bool Pay(Payment payment) => payment is Cash;

    [PoolTask] internal static bool Pay(Payment payment, Stamp stamp) => true;
}
