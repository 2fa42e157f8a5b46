namespace PoolGen.Serialization;

/// <summary>From data back to an exception of the same type, if that can be.</summary>
internal static class ExceptionRebuilding
{
    /// <summary>The exception with its message, its parameter's name and its inner exceptions.</summary>
    public static Exception Rebuild(ExceptionData data, ExceptionFactory? factory)
    {
        try
        {
            Exception? exception = KnownExceptions.Table.Create(data)
                ?? (data.TypeName.StartsWith("System.", StringComparison.Ordinal) ? LibraryExceptions.Table.Create(data) : null)
                ?? factory?.Invoke(data);
            if (exception is not null)
            {
                Restore(exception, data);
                return exception;
            }
        }
        catch (Exception)
        {
            // A constructor that does not accept its own message: the exception is described instead.
        }

        return new RemoteTaskException($"{data.TypeName}: {data.Message}", data.FirstInner, data.TypeName, data.StackTrace);
    }

    /// <summary>Gives back what the constructor did not take, and undoes what it has made of the message.</summary>
    private static void Restore(Exception exception, ExceptionData data)
    {
        if (exception is ArgumentException { ParamName: null } argument && data.Name is not null)
        {
            ExceptionFields.SetParamName(argument, data.Name);
        }

        if (data.FirstInner is { } inner && exception.InnerException != inner) ExceptionFields.SetInner(exception, inner);
        if (exception.Message != data.Message) ExceptionFields.SetMessage(exception, data.GivenMessage);
    }
}
