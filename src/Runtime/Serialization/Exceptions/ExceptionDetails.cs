using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Net.Sockets;

namespace PoolGen.Serialization;

/// <summary>What types of the base class library hold beside the message.</summary>
internal static class ExceptionDetails
{
    /// <summary>The name and the detail that <see cref="KnownExceptions"/> gives back to the type.</summary>
    public static (string? Name, object? Detail) Get(Exception exception) => exception switch
    {
        ArgumentOutOfRangeException e => (e.ParamName, ActualValue(e.ActualValue)),
        CultureNotFoundException e => (e.ParamName, e.InvalidCultureName),
        ArgumentException e => (e.ParamName, null),
        ObjectDisposedException e => (e.ObjectName, null),
        FileNotFoundException e => (e.FileName, null),
        FileLoadException e => (e.FileName, null),
        BadImageFormatException e => (e.FileName, null),
        TypeInitializationException e => (e.TypeName, null),
        NotFiniteNumberException e => (null, e.OffendingNumber),
        SocketException e => (null, (int)e.SocketErrorCode),
        Win32Exception e => (null, e.NativeErrorCode),
        RemoteTaskException e => (e.RemoteTypeName, e.RemoteStackTrace),
        _ => default,
    };

    /// <summary>An actual value that cannot travel goes as its text, which is all that messages show of it.</summary>
    private static object? ActualValue(object? value) =>
        value is null || ExceptionScalar.CanWrite(value) ? value : Convert.ToString(value, CultureInfo.CurrentCulture);
}
