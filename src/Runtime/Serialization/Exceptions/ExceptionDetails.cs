using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;

namespace PoolGen.Serialization;

/// <summary>What types of the base class library hold beside the message.</summary>
internal static class ExceptionDetails
{
    /// <summary>The name and the details that <see cref="KnownExceptions"/> gives back to the type.</summary>
    public static (string? Name, object?[] Details) Get(Exception exception) => exception switch
    {
        ArgumentOutOfRangeException e => (e.ParamName, [ActualValue(e.ActualValue)]),
        CultureNotFoundException e => (e.ParamName, [e.InvalidCultureName]),
        ArgumentException e => (e.ParamName, []),
        ObjectDisposedException e => (e.ObjectName, []),
        FileNotFoundException e => (e.FileName, []),
        FileLoadException e => (e.FileName, []),
        BadImageFormatException e => (e.FileName, []),
        TypeInitializationException e => (e.TypeName, []),
        NotFiniteNumberException e => (null, [e.OffendingNumber]),
        RemoteTaskException e => (e.RemoteTypeName, [e.RemoteStackTrace]),
        WorkerLostException e => (e.TaskName,
            [e.WorkerId, e.ProcessId, e.ExitCode, e.Signal, e.Reason, e.StandardError, e.Attempts, e.MayHaveExecuted, e.HostName]),
        _ => IsOfLibraries(exception.GetType()) ? GetOfLibraries(exception) : (null, []),
    };

    /// <summary>Apart, so that the assemblies of these types are not loaded to look at others.</summary>
    private static (string? Name, object?[] Details) GetOfLibraries(Exception exception) => exception switch
    {
        SocketException e => (null, [(int)e.SocketErrorCode]),
        Win32Exception e => (null, [e.NativeErrorCode]),
        HttpRequestException e => (null, [(int?)e.StatusCode]),
        JsonException e => (e.Path, []),
        _ => (null, []),
    };

    private static bool IsOfLibraries(Type? type)
    {
        for (; type is not null && type.Assembly != typeof(object).Assembly; type = type.BaseType)
        {
            if (type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true) return true;
        }

        return false;
    }

    /// <summary>An actual value that cannot travel goes as its text, which is all that messages show of it.</summary>
    private static object? ActualValue(object? value) =>
        value is null || ExceptionScalar.CanWrite(value) ? value : Convert.ToString(value, CultureInfo.CurrentCulture);
}
