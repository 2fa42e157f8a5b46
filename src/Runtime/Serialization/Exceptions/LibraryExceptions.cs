using System.ComponentModel;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;

namespace PoolGen.Serialization;

/// <summary>The exceptions of the base class library's other assemblies: apart, so that these are loaded only when one of them is rebuilt.</summary>
internal static class LibraryExceptions
{
    public static ExceptionTable Table { get; } = Create();

    private static ExceptionTable Create()
    {
        ExceptionTable table = new();
        table.Add<UriFormatException>((m, i) => new(m, i));
        table.Add<DriveNotFoundException>((m, i) => new(m, i));
        table.Add<CryptographicException>((m, i) => new(m, i));
        table.Add<AuthenticationException>((m, i) => new(m, i));
        table.Add<InvalidCredentialException>((m, i) => new(m, i));
        table.Add<BarrierPostPhaseException>((m, i) => new(m, i));
        table.Add<ChannelClosedException>((m, i) => new(m, i));
        table.Add<HttpRequestException>((m, i) => new(m, i));
        table.Add(d => new InvalidEnumArgumentException(d.GivenMessage, d.FirstInner));
        table.Add(d => new JsonException(d.Message, d.FirstInner));
        table.Add(d => new Win32Exception(d.Code, d.GivenMessage));
        table.Add(d => new SocketException(d.Code, d.GivenMessage));
        return table;
    }
}
