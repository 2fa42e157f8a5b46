using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>A host on an address of the network, whose callers need a certificate.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _own = Certificate("CN=poolgen");
    private readonly int _port = ClusterPorts.Next();
    private readonly int _gateway = ClusterPorts.Next();
    private readonly IHost _silo;

    public TlsTests()
    {
        HostApplicationBuilder builder = Builder();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(_port, _gateway, new IPEndPoint(IPAddress.Loopback, _port), "poolgen-tests", "tls")
            .Configure<EndpointOptions>(options => options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, _port))
            .UseTls(_own, Configure)
            .AddPoolHost(options => options.Workers = 1));
        _silo = builder.Build();
    }

    [Fact]
    public async Task Caller_with_the_certificate_works_and_one_without_gets_nothing()
    {
        await _silo.StartAsync();
        using (IHost client = Client(tls: true))
        {
            await client.StartAsync();
            using var pool = new ClusterPool(client.Services.GetRequiredService<IClusterClient>());
            Assert.Equal(49, await pool.ClusterWork.Square.ApplyAsync(7));
        }

        using IHost stranger = Client(tls: false);
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.StartAsync(impatient.Token));
    }

    public void Dispose()
    {
        _silo.Dispose();
        _own.Dispose();
    }

    private IHost Client(bool tls)
    {
        HostApplicationBuilder builder = Builder();
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering([_gateway], "poolgen-tests", "tls");
            if (tls) client.UseTls(_own, Configure);
        });
        return builder.Build();
    }

    // Both sides show the one certificate of this cluster, and believe no other.
    private void Configure(TlsOptions options)
    {
        options.LocalCertificate = _own;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => certificate.Thumbprint == _own.Thumbprint;
        options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = "poolgen";
    }

    private static HostApplicationBuilder Builder()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
