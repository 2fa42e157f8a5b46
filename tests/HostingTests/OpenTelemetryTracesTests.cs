using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using PoolGen.HostingTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

/// <summary>What OpenTelemetry's SDK exports of a hosted pool with real workers is what a listener of the activity source sees.</summary>
[Watchdog]
[Collection(OpenTelemetryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class OpenTelemetryTracesTests
{
    private readonly string _name = Guid.NewGuid().ToString();
    private readonly List<Activity> _exported = [];

    // Other tests' pools run meanwhile, and the source is one for all.
    private Activity[] Exported => [.. _exported.Where(span => Equals(span.GetTagItem("poolgen.pool"), _name))];

    [Fact]
    public async Task Spans_are_those_of_a_listener_though_workers_die()
    {
        using IHost host = Create();
        host.Get<TracerProvider>();
        using var recorded = new RecordedActivities(_name);
        await host.StartAsync();
        IPool pool = host.Get<IPool>();
        using (Activity request = Request(ActivityTraceFlags.Recorded))
        {
            await pool.Work.Square.ApplyAsync(3);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await pool.Work.FailIfOdd.ApplyAsync(1));
            await Assert.ThrowsAsync<WorkerLostException>(async () => await pool.Work.CrashNowAndThen.ApplyAsync(777));
            Assert.Equal(7, await pool.Work.CrashAtFirst.ApplyAsync(7));
            Outcome<int>[] outcomes = await pool.Work.CrashNowAndThen.MapOutcomesAsync(Enumerable.Range(700, 100), chunkSize: 10);
            Assert.Equal(99, outcomes.Count(static one => one.Exception is null));
            await host.StopAsync();
            Eventually.True(() => recorded.Of(ActivityKind.Client).Count == 5 && recorded.Of(ActivityKind.Consumer).Sum(Items) == 105, "all are told");

            Activity[] exported = Exported;
            Activity[] clients = [.. recorded.Of(ActivityKind.Client)];
            Activity[] consumers = [.. recorded.Of(ActivityKind.Consumer)];
            Assert.Equal(clients.Concat(consumers).ToHashSet(ReferenceEqualityComparer.Instance), exported.ToHashSet(ReferenceEqualityComparer.Instance));
            Assert.All(exported, span => Assert.Equal((request.TraceId, PoolTelemetry.ActivitySourceName), (span.TraceId, span.Source.Name)));
            Assert.All(clients, span => Assert.Equal(request.SpanId, span.ParentSpanId));
            Assert.All(consumers, span => Assert.Equal(Assert.Single(clients, client => client.SpanId == span.ParentSpanId).OperationName.Split(' ')[0] + " execute", span.OperationName));
            Assert.Equal(["ok", "error", "lost", "ok", "lost"], clients.Select(static client => client.GetTagItem("poolgen.outcome")));
        }
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded)]
    [InlineData(ActivityTraceFlags.None)]
    public async Task A_task_sees_the_span_that_is_exported_and_none_of_a_trace_that_is_not(ActivityTraceFlags flags)
    {
        using IHost host = Create();
        await host.StartAsync();
        string seen;
        using (Activity request = Request(flags))
        {
            seen = await host.Get<IPool>().Work.Trace.ApplyAsync();
            await host.StopAsync();
            if (flags == ActivityTraceFlags.None)
            {
                Assert.Equal("none", seen);
                Assert.Empty(Exported);
                return;
            }

            Activity execution = Assert.Single(Exported, static span => span.Kind == ActivityKind.Consumer);
            Activity call = Assert.Single(Exported, static span => span.Kind == ActivityKind.Client);
            Assert.Equal($"{request.TraceId} {execution.SpanId}", seen);
            Assert.Equal((request.SpanId, call.SpanId), (call.ParentSpanId, execution.ParentSpanId));
        }
    }

    private static int Items(Activity execution) => execution.GetTagItem("poolgen.items") as int? ?? 1;

    private static Activity Request(ActivityTraceFlags flags)
    {
        var request = new Activity("request");
        request.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);
        return request.Start();
    }

    private IHost Create() => TestHost.Create(services => services
        .AddProcessPool(options => (options.Name, options.Workers) = (_name, 2))
        .AddOpenTelemetry().WithTracing(traces => traces.AddSource(PoolTelemetry.ActivitySourceName).AddInMemoryExporter(_exported)));
}
