using Shop;
using Mall;

await using var pool = new ProcessPool(workers: 4);
pool.Pricing.Round.ApplyAsync(12.5m);
decimal[] rounded = pool.Pricing.Round.Map([12.5m, 7.2m], chunkSize: 0);
Console.WriteLine(string.Join(", ", rounded));

pool.Pricing.Round.Imap([12.5m]);
Console.WriteLine(pool.Map(Pricing.Round, [12.5m]));
Console.WriteLine(new ProcessPoolOptions { Initializer = Pricing.Open("shop") });
Console.WriteLine(pool.Doors.Open.Apply(1));

namespace Mall
{
    public static class Doors
    {
        [PoolTask] public static int Close(int door) => door;
    }
}

namespace Shop
{
    public static class Doors
    {
        [PoolTask] public static int Open(int door) => door;
    }

    public static class Pricing
    {
        [PoolTask] public static decimal Round(decimal price) => decimal.Round(price);
        [PoolTask] public static void Open(string shop) { }

        public static async Task<decimal> RoundLater(IPool pool, decimal price)
        {
            await Task.Yield();
            return pool.Pricing.Round.Apply(price);
        }

        public static List<decimal> RoundAll(IPool pool, decimal[] prices)
        {
            List<decimal> rounded = [];
            foreach (decimal price in prices) rounded.Add(pool.Pricing.Round.Apply(price));
            return rounded;
        }

        public static decimal RoundElsewhere(decimal price)
        {
            var other = new ProcessPool();
            return other.Pricing.Round.Apply(price);
        }
    }

    public class PricesController : Microsoft.AspNetCore.Mvc.ControllerBase
    {
        public static void Add(Microsoft.AspNetCore.Builder.WebApplication app) =>
            Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/round", (IPool pool, decimal price) => pool.Pricing.Round.ApplyAsync(price));

        public AsyncResult<decimal> Get(IPool pool, decimal price) => pool.Pricing.Round.ApplyAsync(price);
    }

    public class Orders
    {
        [PoolTask] public int Count(int[] orders) => orders.Length;
        [PoolTask] public static T First<T>(T[] orders) => orders[0];
        [PoolTask] private static int Last(int[] orders) => orders[^1];
        [PoolTask] public static int Middle(CancellationToken token, int[] orders) => orders[orders.Length / 2];
        [PoolTask] public static int Sum(ReadOnlySpan<int> orders) => orders[0];
        [PoolTask] public static string Explain(Exception failure) => failure.Message;
        [PoolTask] public static long Read(System.IO.Stream file) => file.Length;
        [PoolTask] public static void Ship(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) { }
        [PoolTask] public static void Cancel(int order, CancellationToken first, CancellationToken second) { }
        [PoolTask] public static async void Pay(int order) => await Task.Yield();
        [PoolTask] public static int Find(int order) => order;
        [PoolTask] public static int Find(int order, CancellationToken token) => order;
        [PoolTask(MaxAttempts = 0)] public static int Retry(int order) => order;
        [PoolTask] public static int Tag(object value) => value.GetHashCode();
        [PoolTask] public static int Pack(Basket basket) => basket.Items.Count;
        [PoolTask] public static int Bill(Invoice invoice) => invoice.Number;
        [PoolTask(Name = "Re-order")] public static int Reorder(int order) => order;

        [PoolTask] public static int Refund(int order) => throw new RefundException(order, null!);

        [PoolTask, System.Diagnostics.Conditional("DEBUG")] public static void Check(int order) { }

        public static int Local(int order)
        {
            [PoolTask] static int Twice(int x) => x * 2;
            return Twice(order);
        }
    }

    public static class State
    {
        [PoolTask] public static int Load(int order) => order;
    }

    file static class Hidden
    {
        [PoolTask] public static int Load(int order) => order;
    }

    public static class Stock
    {
        [PoolTask] public static int Load(int order) => order;
    }

    public class StockTasks;

    public class Basket
    {
        public List<string>? Items { get; }
    }

    public class Invoice
    {
        private Invoice() { }
        public int Number { get; set; }
    }

    [PoolUnion(0, typeof(Card)), PoolUnion(0, typeof(Cash)), PoolUnion(1, typeof(Card)), PoolUnion(2, typeof(Invoice)), PoolUnion(3, typeof(Voucher<>))]
    public interface IPayment;

    public class Card : IPayment;

    public class Cash : IPayment;

    public class Voucher<T> : IPayment;

    public class RefundException(int order, object reason) : Exception($"Order {order}: {reason}");

    [PoolCodec(typeof(string))]
    public class Coin;

    [PoolCodec(typeof(NoteCodec<>))]
    public class Note;

    public struct NoteCodec<T>;

    [PoolCodec(typeof(PurseCodec)), PoolCodec(typeof(PurseCodec))]
    public class Purse;

    public struct PurseCodec : PoolGen.Serialization.ICodec<Purse>
    {
        public static void Write(ref PoolGen.Serialization.PayloadWriter writer, Purse value) => writer.WriteString("");
        public static Purse Read(ref PoolGen.Serialization.PayloadReader reader) => new();
    }

    [PoolCodec(typeof(PurseCodec))]
    public class Wallet<T>;

    public class Till
    {
        private int _float;
        public int Open() => _float++;
    }

    public static class Stall
    {
        public static int Open()
        {
            var numbers = SharedArray.Create([1, 2]);
            return Shared.Create(numbers.Length).Value;
        }
    }

    public static class Shop
    {
        [PoolTask] public static int Count(Till till) => till.Open();
    }
}
