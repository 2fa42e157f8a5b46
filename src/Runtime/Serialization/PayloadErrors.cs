using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PoolGen.Serialization;

/// <summary>What is said of payloads that cannot be read. Apart from the readers so that these stay small enough to be inlined.</summary>
internal static class PayloadErrors
{
    [DoesNotReturn]
    public static void ThrowTruncated(long needed, int remaining) => throw new PayloadException(string.Create(
        CultureInfo.InvariantCulture, $"The payload ends too early: {needed:N0} more bytes are needed, {remaining:N0} are left."));

    [DoesNotReturn]
    public static void ThrowInvalidBits<T>() =>
        throw new PayloadException($"The payload holds bits that no value of type '{typeof(T)}' has.");

    [DoesNotReturn]
    public static void ThrowTooDeep() => throw new PayloadException(string.Create(
        CultureInfo.InvariantCulture,
        $"The value is nested too deeply: more than {PayloadFormat.MaxDepth} objects or collections within each other. A cycle has no end and cannot be sent."));

    public static PayloadException Invalid(string what, object found) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The payload is malformed: {found} is not a valid {what}."));

    public static PayloadException Invalid<T>(Exception inner) =>
        new($"The payload is malformed: it holds no valid value of type '{typeof(T)}'. {inner.Message}", inner);

    public static PayloadException Missing<T>() =>
        new($"The payload is malformed: null stands where a value of type '{typeof(T)}' must be.");

    public static PayloadException DuplicateKey<T>() =>
        new($"The payload is malformed: a dictionary with keys of type '{typeof(T)}' holds a key twice.");
}
