using PoolGen.Sharing;

namespace PoolGen;

/// <summary>A value that all workers share. As an argument or a result of a task it crosses as a handle of a few dozen bytes; a worker decodes it when it first asks for <see cref="Value"/>, and keeps it.</summary>
/// <remarks>
/// <para>Whoever has made it owns it, or took it from a result. In the process that has made it <see cref="Value"/> is the original.</para>
/// <para>What a task changes of the value stays in its worker, and later items of that worker see it: treat it as read-only.</para>
/// <para>Safe for any thread; the value itself is as safe as its type.</para>
/// </remarks>
/// <typeparam name="T">Anything that can be sent.</typeparam>
/// <example><code>
/// using Shared&lt;Model&gt; model = Shared.Create(bigModel);
/// Score[] scores = pool.Work.Evaluate.Map(samples.Select(sample => (sample, model)));
/// </code></example>
public sealed class Shared<T> : IDisposable
{
    private readonly SpanDecoder<T>? _decode;

    internal Shared(MemoryView view, SpanDecoder<T>? decode)
    {
        View = view;
        _decode = decode;
        view.Memory.IsValue = true;
        if (view.Memory.Root is null) view.Memory.Root = new WeakReference<object>(this);
    }

    /// <summary>The value.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed by its owner.</exception>
    /// <exception cref="SharedDataLostException">Its owner's process has ended.</exception>
    /// <exception cref="PayloadException">It cannot be decoded.</exception>
    public T Value
    {
        get
        {
            SharedMemory memory = View.Memory;
            if (memory.IsGone && View.Use.IsOver) throw memory.Gone(typeof(Shared<T>));
            if (memory.Value is Decoded<T> known) return known.Value;
            lock (memory.Decoding)
            {
                if (memory.Value is Decoded<T> meanwhile) return meanwhile.Value;
                T value = SharedValues.Decode(View.Span<byte>(writable: false, typeof(Shared<T>)), _decode!);
                memory.Value = new Decoded<T>(value);
                return value;
            }
        }
    }

    internal MemoryView View { get; }

    /// <summary>Gives the memory back, in all processes. Items that run with it keep it until they end; what has not started ends in <see cref="ObjectDisposedException"/>.</summary>
    /// <remarks>Does nothing in a worker that was sent it. The value itself is not disposed.</remarks>
    public void Dispose()
    {
        if (View.Use.IsNone) View.Memory.Dispose();
    }
}
