using System.Collections;
using System.Runtime.ExceptionServices;

namespace PoolGen.Serialization;

/// <summary>Exceptions as data, there and back. Whatever a user's exception does, writing it gives a payload and reading it an exception.</summary>
internal static class ExceptionPayload
{
    /// <summary>Exceptions within each other; what is further inside stays behind.</summary>
    private const int MaxDepth = 32;

    /// <summary>All exceptions of one payload, so that wide aggregates of aggregates stay bounded.</summary>
    private const int MaxCount = 1000;

    /// <summary>The size of the smallest one.</summary>
    private const int MinimumSize = 41;

    /// <summary>Characters of one stack trace; the rest is cut off. Messages travel whole.</summary>
    private const int MaxStackTrace = 256 * 1024;
    private const string Catcher = "at PoolGen.Extensibility.TaskRunner.";

    private const string TooLarge = "(The exception's text is larger than a payload may be.)";
    private const string Unreadable = "(The exception's own code threw when it was asked.)";

    /// <summary>Writes an exception; never throws but for a buffer that has no room for its type's name.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="codecs">Finds what writes the members of an exception of the user's own; null where no members travel.</param>
    public static void Write(ref PayloadWriter writer, Exception exception, Func<Exception, ExceptionCodec?>? codecs = null)
    {
        if (TryWrite(ref writer, exception, codecs, withStack: true)
            || TryWrite(ref writer, exception, codecs, withStack: false)
            || TryWrite(ref writer, exception, null, withStack: false))
        {
            return;
        }

        // Not even its message fits.
        WriteHead(ref writer, exception, TooLarge, TooLarge, withStack: false, null);
        writer.WriteCount(0);
        writer.WriteCount(0);
        writer.WriteNullCollection();
        writer.WriteCount(0);
    }

    /// <summary>Reads an exception and rebuilds it: as its own type if that is known or <paramref name="factory"/> knows it, else as a <see cref="RemoteTaskException"/>.</summary>
    /// <remarks>Runs the user's constructors.</remarks>
    /// <exception cref="PayloadException">The bytes are not those of an exception.</exception>
    public static Exception Read(ref PayloadReader reader, ExceptionFactory? factory)
    {
        reader.Enter();
        string typeName = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
        string assemblyName = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
        string message = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
        bool sameMessage = reader.ReadRaw<byte>() != 0;
        string? given = sameMessage ? message : reader.ReadString();
        string? stackTrace = reader.ReadString();
        int hResult = reader.ReadRaw<int>();
        string? name = reader.ReadString();
        reader.TryReadCount(1, out int detailCount);
        object?[] details = new object?[detailCount];
        foreach (ref object? detail in details.AsSpan()) detail = ExceptionScalar.Read(ref reader);

        reader.TryReadCount(sizeof(int) + 1, out int entryCount);
        var entries = new KeyValuePair<string, object?>[entryCount];
        foreach (ref KeyValuePair<string, object?> entry in entries.AsSpan())
        {
            entry = new(reader.ReadString() ?? throw PayloadErrors.Missing<string>(), ExceptionScalar.Read(ref reader));
        }

        byte[]? members = reader.TryReadCount(1, out int memberBytes) ? reader.ReadBytes(memberBytes).ToArray() : null;
        reader.TryReadCount(MinimumSize, out int innerCount);
        var inner = new Exception[innerCount];
        foreach (ref Exception item in inner.AsSpan()) item = Read(ref reader, factory);
        reader.Leave();

        ExceptionData data = new(typeName, assemblyName, message, given, stackTrace, hResult, name, details, members, inner);
        Exception exception = ExceptionRebuilding.Rebuild(data, factory);
        Decorate(exception, data, entries);
        return exception;
    }

    /// <summary>What an exception says, even if its own code cannot.</summary>
    public static string MessageOf(Exception exception) => Ask(exception, static e => e.Message, null) ?? Unreadable;

    private static bool TryWrite(ref PayloadWriter writer, Exception exception, Func<Exception, ExceptionCodec?>? codecs, bool withStack)
    {
        int start = writer.Position;
        try
        {
            int left = MaxCount;
            WriteNode(ref writer, exception, codecs, withStack, MaxDepth, ref left);
            return true;
        }
        catch (PayloadTooLargeException)
        {
            writer.Rewind(start);
            return false;
        }
    }

    private static void WriteNode(
        ref PayloadWriter writer, Exception exception, Func<Exception, ExceptionCodec?>? codecs, bool withStack, int depth, ref int left)
    {
        left--;
        (string? name, object?[] details) = Ask(exception, ExceptionDetails.Get, (null, []));
        string message = MessageOf(exception);
        string? given = Ask(exception, ExceptionFields.GetMessage, null);
        WriteHead(ref writer, exception, message, given, withStack, name);
        writer.WriteCount(details.Length);
        foreach (object? detail in details) ExceptionScalar.Write(ref writer, detail);
        WriteEntries(ref writer, exception);
        WriteMembers(ref writer, exception, codecs);

        Exception[] inner = depth > 1 ? Ask(exception, InnerOf, null) ?? [] : [];
        int header = writer.ReserveCount();
        int count = 0;
        foreach (Exception item in inner)
        {
            if (left == 0) break;
            WriteNode(ref writer, item, codecs, withStack, depth - 1, ref left);
            count++;
        }

        writer.PatchCount(header, count);
    }

    private static void WriteHead(ref PayloadWriter writer, Exception exception, string message, string? given, bool withStack, string? name)
    {
        Type type = exception.GetType();
        writer.WriteString(type.FullName ?? type.Name);
        writer.WriteString(type.Assembly.GetName().Name ?? string.Empty);
        writer.WriteString(message);
        writer.WriteRaw((byte)(message == given ? 1 : 0));
        if (message != given) writer.WriteString(given);
        writer.WriteString(withStack ? Cut(WithoutCatcher(Ask(exception, static e => e.StackTrace, null))) : null);
        writer.WriteRaw(Ask(exception, static e => e.HResult, 0));
        writer.WriteString(name);
    }

    /// <summary>Writes what only the type itself knows. A getter that throws, or a value that cannot be sent, costs the members and not the exception.</summary>
    private static void WriteMembers(ref PayloadWriter writer, Exception exception, Func<Exception, ExceptionCodec?>? codecs)
    {
        try
        {
            if (codecs?.Invoke(exception) is { } codec)
            {
                // A buffer apart: what was half written is dropped with it.
                using PayloadBuffer buffer = new();
                PayloadWriter members = new(buffer);
                codec.WriteMembers(ref members, exception);
                members.Complete();
                writer.WriteCount(buffer.WrittenCount);
                writer.WriteBlock(buffer.WrittenSpan);
                return;
            }
        }
        catch (Exception e) when (e is not PayloadTooLargeException)
        {
            // The caller gets the exception without its members.
        }

        writer.WriteNullCollection();
    }

    private static void WriteEntries(ref PayloadWriter writer, Exception exception)
    {
        KeyValuePair<string, object>[] entries = Ask(exception, EntriesOf, null) ?? [];
        writer.WriteCount(entries.Length);
        foreach ((string key, object value) in entries)
        {
            writer.WriteString(key);
            ExceptionScalar.Write(ref writer, value);
        }
    }

    private static Exception[] InnerOf(Exception exception) => exception switch
    {
        AggregateException aggregate => [.. aggregate.InnerExceptions],
        { InnerException: { } inner } => [inner],
        _ => [],
    };

    private static KeyValuePair<string, object>[] EntriesOf(Exception exception)
    {
        List<KeyValuePair<string, object>> entries = [];
        foreach (DictionaryEntry entry in exception.Data)
        {
            if (entry.Key is string key && ExceptionScalar.CanWrite(entry.Value)) entries.Add(new(key, entry.Value));
        }

        return [.. entries];
    }

    private static void Decorate(Exception exception, ExceptionData data, KeyValuePair<string, object?>[] entries)
    {
        try
        {
            exception.HResult = data.HResult;
            foreach ((string key, object? value) in entries) exception.Data[key] = value;
            if (!string.IsNullOrEmpty(data.StackTrace)) ExceptionDispatchInfo.SetRemoteStackTrace(exception, data.StackTrace);
        }
        catch (Exception)
        {
            // A type with a Data of its own, or a factory that gave an exception which was thrown before: it goes without.
        }
    }

    /// <summary>Asks a user's exception, which may be unable to answer.</summary>
    private static T Ask<T>(Exception exception, Func<Exception, T> question, T otherwise)
    {
        try
        {
            return question(exception);
        }
        catch (Exception)
        {
            return otherwise;
        }
    }

    /// <summary>A stack trace without its last frame where that is the worker's own, which caught the exception: .NET shows the last one although it is hidden.</summary>
    private static string? WithoutCatcher(string? stack)
    {
        int end = stack?.LastIndexOf('\n') ?? -1;
        return end > 0 && stack.AsSpan(end).TrimStart().StartsWith(Catcher, StringComparison.Ordinal) ? stack![..end].TrimEnd() : stack;
    }

    private static string? Cut(string? text) => text is { Length: > MaxStackTrace } ? string.Concat(text.AsSpan(0, MaxStackTrace), " …") : text;
}
