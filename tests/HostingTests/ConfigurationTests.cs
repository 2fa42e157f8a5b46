using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PoolGen.Hosting;
using PoolGen.HostingTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

[Watchdog]
public sealed class ConfigurationTests
{
    private static readonly string[] OfCode = ["Initializer", "TimeProvider", "LoggerFactory", "MeterFactory"];

    private static readonly Dictionary<string, (string Text, object Value)> Settings = new()
    {
        ["Name"] = ("pictures", "pictures"),
        ["Workers"] = ("3", 3),
        ["MaxTasksPerWorker"] = ("7", 7),
        ["MaxWorkerMemoryBytes"] = ("5000000000", 5_000_000_000),
        ["TaskTimeout"] = ("00:00:30", TimeSpan.FromSeconds(30)),
        ["CancellationGrace"] = ("00:00:01.5", TimeSpan.FromSeconds(1.5)),
        ["WorkerStartTimeout"] = ("00:02:00", TimeSpan.FromMinutes(2)),
        ["ShutdownTimeout"] = ("00:00:09", TimeSpan.FromSeconds(9)),
        ["MaxQueuedTasks"] = ("100", 100),
        ["QueueFullMode"] = ("Throw", QueueFullMode.Throw),
        ["MaxBufferedBytes"] = ("1024", 1024L),
        ["MaxPayloadBytes"] = ("2048", 2048L),
        ["Output"] = ("Forward", WorkerOutput.Forward),
        ["LaunchMode"] = ("DotnetExec", LaunchMode.DotnetExec),
        ["CollectStatistics"] = ("false", false),
        ["StartWithHost"] = ("false", false),
    };

    [Fact]
    public void Every_option_that_is_no_object_binds_from_the_section_PoolGen()
    {
        using IHost host = TestHost.Create(
            services => services.AddProcessPool(),
            [.. Settings.Select(setting => ("PoolGen:" + setting.Key, (string?)setting.Value.Text)), ("PoolGen:Environment:LANG", "C"), ("PoolGen:Environment:http_proxy", "none")]);
        HostedPoolOptions options = Options(host);
        Assert.Equal(Settings.Keys.Append("Environment").Order(), typeof(HostedPoolOptions).GetProperties().Select(property => property.Name).Except(OfCode).Order());
        Assert.All(Settings, setting => Assert.Equal(setting.Value.Value, typeof(HostedPoolOptions).GetProperty(setting.Key)!.GetValue(options)));
        Assert.Equal([("LANG", "C"), ("http_proxy", "none")], options.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => (variable.Key, variable.Value)));
    }

    [Fact]
    public void Objects_are_for_code_alone()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool(), [.. OfCode.Select(name => ("PoolGen:" + name, (string?)"x"))]);
        HostedPoolOptions options = Options(host);
        Assert.Null(options.Initializer);
        Assert.Same(TimeProvider.System, options.TimeProvider);
        Assert.Same(host.Get<ILoggerFactory>(), options.LoggerFactory);
        Assert.Same(host.Get<IMeterFactory>(), options.MeterFactory);
    }

    [Fact]
    public void Code_comes_after_configuration()
    {
        using IHost host = TestHost.Create(
            services => services.AddProcessPool(options => options.Workers++).AddProcessPool(options => options.Workers *= 2), ("PoolGen:Workers", "3"));
        Assert.Equal(8, Options(host).Workers);
    }

    [Fact]
    public void The_hosts_clock_and_log_are_used_where_the_options_have_none()
    {
        var hosts = new FakeTimeProvider();
        var own = new FakeTimeProvider();
        using IHost host = TestHost.Create(services => services
            .AddSingleton<TimeProvider>(hosts)
            .AddProcessPool()
            .AddProcessPool("own", options => (options.TimeProvider, options.LoggerFactory) = (own, NullLoggerFactory.Instance)));
        Assert.Same(hosts, Options(host).TimeProvider);
        Assert.Same(host.Get<ILoggerFactory>(), Options(host).LoggerFactory);
        Assert.Same(own, Options(host, "own").TimeProvider);
        Assert.Same(NullLoggerFactory.Instance, Options(host, "own").LoggerFactory);
    }

    [Fact]
    public void A_named_pool_has_its_own_section_and_its_name()
    {
        using IHost host = TestHost.Create(
            services => services.AddProcessPool().AddProcessPool("render").AddProcessPool("mail", options => options.Name = "post"),
            ("PoolGen:Workers", "3"), ("PoolGen:render:Workers", "4"), ("PoolGen:render:Name", "other"));
        Assert.Equal((3, "default"), (Options(host).Workers, Options(host).Name));
        Assert.Equal((4, "render"), (Options(host, "render").Workers, Options(host, "render").Name));
        Assert.Equal((null, "mail"), (Options(host, "mail").Workers, Options(host, "mail").Name));
    }

    [Fact]
    public async Task Workers_get_the_environment_of_the_configuration()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool(), ("PoolGen:Workers", "1"), ("PoolGen:Environment:POOLGEN_COLOUR", "blue"));
        await host.StartAsync();
        Assert.Equal("blue", await host.Get<IPool>().Work.Variable.ApplyAsync("POOLGEN_COLOUR"));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("PoolGen:Workers", "0", "PoolGen:Workers: Workers must be at least 1. The value is 0.")]
    [InlineData("PoolGen:Workers", "many", "'PoolGen:Workers'")]
    [InlineData("PoolGen:TaskTimeout", "-00:00:01", "PoolGen:TaskTimeout: TaskTimeout must be more than zero and at most 24 days. The value is -00:00:01.")]
    [InlineData("PoolGen:Output", "Loud", "'PoolGen:Output'")]
    [InlineData("PoolGen:Environment:a=b", "c", "PoolGen:Environment: Environment has a variable whose name is not valid: 'a=b'.")]
    [InlineData("PoolGen:render:MaxQueuedTasks", "0", "PoolGen:render:MaxQueuedTasks: MaxQueuedTasks must be at least 1. The value is 0.")]
    [InlineData("PoolGen:render:StartWithHost", "perhaps", "'PoolGen:render:StartWithHost'")]
    public async Task The_hosts_start_fails_with_the_key_of_a_wrong_option(string key, string value, string expected)
    {
        using IHost host = TestHost.Create(
            services => services.AddProcessPool().AddProcessPool("render"),
            ("PoolGen:StartWithHost", "false"), ("PoolGen:render:StartWithHost", "false"), (key, value));
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_of_code_has_its_key_too()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool("render", options => options.Workers = -1));
        OptionsValidationException failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal("PoolGen:render:Workers: Workers must be at least 1. The value is -1.", failure.Message);
    }

    [Theory]
    [InlineData("Workers", "A pool must not be named 'Workers': the key 'PoolGen:Workers' is an option of the pool without a name. Choose another name.")]
    [InlineData("startwithhost", "A pool must not be named 'startwithhost': the key 'PoolGen:startwithhost' is an option of the pool without a name. Choose another name.")]
    [InlineData("a:b", "A pool must not be named 'a:b': the name must not contain ':', which separates the parts of a configuration key.")]
    [InlineData(" ", "The value cannot be an empty string or composed entirely of whitespace.")]
    public void A_pool_is_not_named_like_an_option(string name, string expected)
    {
        var services = new ServiceCollection();
        Assert.All<Action>(
            [() => services.AddProcessPool(name), () => services.AddProcessPool(name, _ => { }), () => services.AddHealthChecks().AddProcessPool(name)],
            add => Assert.Equal($"{expected} (Parameter 'name')", Assert.Throws<ArgumentException>(add).Message));
    }

    private static HostedPoolOptions Options(IHost host, string name = "") => host.Get<IOptionsMonitor<HostedPoolOptions>>().Get(name);
}
