#pragma warning disable CS0618, CA1065
using Library;

namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>Tasks that fail with exceptions of the user's own.</summary>
public static class FailingWork
{
    public static readonly Guid Payment = new("00112233-4455-6677-8899-aabbccddeeff");

    [PoolTask]
    public static int Fail(string kind) => throw Make(kind);

    [PoolTask]
    public static int FailWithMessage(bool own, int length) =>
        throw (own ? new BadOrderException(new string('x', length), 7) : new InvalidOperationException(new string('x', length)));

    [PoolTask]
    public static int FailDeep(int depth, string message) => depth == 0 ? throw new BadOrderException(message, 7) : 1 + FailDeep(depth - 1, message);

    [PoolTask]
    public static int FailIfOdd(int x) => x % 2 == 0 ? x : throw new BadOrderException("odd", x);

    internal static Exception Make(string kind) => kind switch
    {
        "order" => new BadOrderException("no such order", 4711),
        "code" => new CodeException(17),
        "payment" => MakePayment(),
        "inner" => new InvalidOperationException("outer", new PaymentException("middle", Payment, Make("order")) { Bank = "B" }),
        "aggregate" => new AggregateException("both", Make("order"), Make("payment")),
        "library" => new ReturnedParcelException("came back", new Parcel("P-1", [1, 2, 3])),
        "generic" => new GenericException<int>("of int", 3),
        "shy" => new ShyException("shy"),
        "shy order" => new ShyOrderException("shy order", 1),
        "picky" => new PickyException("picky", 3),
        "many" => new ManyFailuresException("many", [Make("order"), new FormatException("second")], "here"),
        "speed" => new BadSpeedException("speed", 99.5),
        "message only" => new MessageOnlyException(12),
        "not ready" => new NotReadyException { Shop = "here" },
        _ => throw new ArgumentException(kind),
    };

    private static PaymentException MakePayment() => new("refused", Payment, new IOException("line down"))
    {
        Bank = "First",
        Shop = "corner",
        Refusals = [new Refusal("too much", 9.99m), new Refusal("too late", 1m)],
        Ticket = new object(),
    };
}
