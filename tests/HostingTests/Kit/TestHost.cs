using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PoolGen.HostingTests.Kit;

/// <summary>A real host with settings of a test, whose log is kept.</summary>
internal static class TestHost
{
    internal static IHost Create(Action<IServiceCollection> services, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddFakeLogging();
        foreach ((string key, string? value) in settings) builder.Configuration[key] = value;
        services(builder.Services);
        return builder.Build();
    }

    internal static T Get<T>(this IHost host)
        where T : notnull => host.Services.GetRequiredService<T>();
}
