using System.Reflection;
using Xunit.Sdk;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Ends the test run when a test hangs, after printing every thread's stack in this process and in its workers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class WatchdogAttribute : BeforeAfterTestAttribute
{
    private Timer? _timer;

    /// <summary>How long a test may run. One that computes for long is slower on a busy machine than one that waits.</summary>
    public int Seconds { get; set; } = 90;

    public override void Before(MethodInfo methodUnderTest) => _timer = new Timer(
        _ => Stacks.PrintAndEnd($"{methodUnderTest.DeclaringType}.{methodUnderTest.Name} hangs"), null, TimeSpan.FromSeconds(Seconds), Timeout.InfiniteTimeSpan);

    public override void After(MethodInfo methodUnderTest) => _timer?.Dispose();
}
