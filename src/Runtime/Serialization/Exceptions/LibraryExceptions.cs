using System.ComponentModel;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using System.Xml;

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
        table.Add<RegexMatchTimeoutException>((m, i) => new(m, i!));
        table.Add<XmlException>((m, i) => new(m, i));
        table.Add(d => new HttpRequestException(d.GivenMessage, d.FirstInner, (HttpStatusCode?)d.Get<int?>(0)));
        table.Add(d => new InvalidEnumArgumentException(d.GivenMessage, d.FirstInner));
        table.Add(d => new JsonException(d.Message, d.Name, null, null, d.FirstInner));
        table.Add(d => new Win32Exception(d.Get<int>(0), d.GivenMessage));
        table.Add(d => new SocketException(d.Get<int>(0), d.GivenMessage));
        return table;
    }
}
