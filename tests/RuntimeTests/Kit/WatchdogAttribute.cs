using System.Reflection;
using Xunit.Sdk;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Ends the test run when a test hangs, after printing every thread's stack in this process and in its workers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class WatchdogAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private Timer? _timer;

    public override void Before(MethodInfo methodUnderTest) => _timer = new Timer(
        _ => Stacks.PrintAndEnd($"{methodUnderTest.DeclaringType}.{methodUnderTest.Name} hangs"), null, Limit, Timeout.InfiniteTimeSpan);

    public override void After(MethodInfo methodUnderTest) => _timer?.Dispose();
}
