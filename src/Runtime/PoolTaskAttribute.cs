namespace PoolGen;

/// <summary>
/// Marks a static method as a task: the generator emits typed stubs for it (<c>pool.Work.Square.Map(…)</c>) and the worker's way to call it.
/// </summary>
/// <example><code>
/// public static class Work
/// {
///     [PoolTask] public static int Square(int x) => x * x;
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PoolTaskAttribute : Attribute
{
    /// <summary>The stub's name; the method's own name when null. Resolves overloads whose stubs would collide.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the task may run again after the death of its worker. Never after an exception. False unless said.</summary>
    public bool Idempotent { get; set; }

    /// <summary>How often an idempotent task is started at most, the first time included. At least 1; 3 unless said.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long one item may run, in milliseconds, from the start of its execution; 0 takes the pool's <c>TaskTimeout</c>.</summary>
    public int TimeoutMilliseconds { get; set; }
}
