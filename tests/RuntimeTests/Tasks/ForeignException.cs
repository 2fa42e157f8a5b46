#pragma warning disable CA1032 // One constructor is the point.
using System.Collections;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>An exception whose constructor and members do what a test wants, where it is rebuilt.</summary>
public sealed class ForeignException : Exception
{
    public ForeignException(string message)
        : base(message)
    {
        if (TaskContext.Current is null) OnConstruct?.Invoke();
    }

    /// <summary>What the constructor does outside a task.</summary>
    public static Action? OnConstruct { get; set; }

    /// <summary>What its members do outside a task.</summary>
    public static Action? OnAsk { get; set; }

    public override string Message
    {
        get
        {
            Ask();
            return base.Message;
        }
    }

    public override IDictionary Data
    {
        get
        {
            Ask();
            return base.Data;
        }
    }

    private static void Ask()
    {
        if (TaskContext.Current is null) OnAsk?.Invoke();
    }
}
