using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using System.Security;
using System.Text;

namespace PoolGen.Serialization;

/// <summary>The exceptions that are rebuilt without anybody's help: those of the core library, and our own.</summary>
/// <remarks>A fixed list of constructor calls, one line for each type: nothing is looked up by name, so nothing is lost to trimming.</remarks>
internal static class KnownExceptions
{
    public static ExceptionTable Table { get; } = Create();

    private static ExceptionTable Create()
    {
        ExceptionTable table = new();
#pragma warning disable CA2201 // Reserved types are rebuilt here, not raised.
        table.Add<Exception>((m, i) => new(m, i));
        table.Add<SystemException>((m, i) => new(m, i));
        table.Add<ApplicationException>((m, i) => new(m, i));
        table.Add<ArithmeticException>((m, i) => new(m, i));
        table.Add<DivideByZeroException>((m, i) => new(m, i));
        table.Add<OverflowException>((m, i) => new(m, i));
        table.Add<InvalidOperationException>((m, i) => new(m, i));
        table.Add<NotSupportedException>((m, i) => new(m, i));
        table.Add<PlatformNotSupportedException>((m, i) => new(m, i));
        table.Add<NotImplementedException>((m, i) => new(m, i));
        table.Add<FormatException>((m, i) => new(m, i));
        table.Add<IndexOutOfRangeException>((m, i) => new(m, i));
        table.Add<InvalidCastException>((m, i) => new(m, i));
        table.Add<NullReferenceException>((m, i) => new(m, i));
        table.Add<KeyNotFoundException>((m, i) => new(m, i));
        table.Add<TimeoutException>((m, i) => new(m, i));
        table.Add<OperationCanceledException>((m, i) => new(m, i));
        table.Add<TaskCanceledException>((m, i) => new(m, i));
        table.Add<TaskSchedulerException>((m, i) => new(m, i));
        table.Add<UnauthorizedAccessException>((m, i) => new(m, i));
        table.Add<AccessViolationException>((m, i) => new(m, i));
        table.Add<OutOfMemoryException>((m, i) => new(m, i));
        table.Add<InsufficientMemoryException>((m, i) => new(m, i));
        table.Add<InsufficientExecutionStackException>((m, i) => new(m, i));
        table.Add<RankException>((m, i) => new(m, i));
        table.Add<ArrayTypeMismatchException>((m, i) => new(m, i));
        table.Add<DataMisalignedException>((m, i) => new(m, i));
        table.Add<MulticastNotSupportedException>((m, i) => new(m, i));
        table.Add<InvalidProgramException>((m, i) => new(m, i));
        table.Add<EntryPointNotFoundException>((m, i) => new(m, i));
        table.Add<DllNotFoundException>((m, i) => new(m, i));
        table.Add<TypeLoadException>((m, i) => new(m, i));
        table.Add<TypeAccessException>((m, i) => new(m, i));
        table.Add<MemberAccessException>((m, i) => new(m, i));
        table.Add<FieldAccessException>((m, i) => new(m, i));
        table.Add<MethodAccessException>((m, i) => new(m, i));
        table.Add<MissingMemberException>((m, i) => new(m, i));
        table.Add<MissingFieldException>((m, i) => new(m, i));
        table.Add<MissingMethodException>((m, i) => new(m, i));
        table.Add<TimeZoneNotFoundException>((m, i) => new(m, i));
        table.Add<InvalidTimeZoneException>((m, i) => new(m, i));
        table.Add<IOException>((m, i) => new(m, i));
        table.Add<DirectoryNotFoundException>((m, i) => new(m, i));
        table.Add<PathTooLongException>((m, i) => new(m, i));
        table.Add<EndOfStreamException>((m, i) => new(m, i));
        table.Add<InvalidDataException>((m, i) => new(m, i));
        table.Add<ExternalException>((m, i) => new(m, i));
        table.Add<COMException>((m, i) => new(m, i));
        table.Add<SEHException>((m, i) => new(m, i));
        table.Add<MarshalDirectiveException>((m, i) => new(m, i));
        table.Add<SerializationException>((m, i) => new(m, i));
        table.Add<SecurityException>((m, i) => new(m, i));
        table.Add<VerificationException>((m, i) => new(m, i));
        table.Add<AmbiguousMatchException>((m, i) => new(m, i));
        table.Add<TargetException>((m, i) => new(m, i));
        table.Add<TargetInvocationException>((m, i) => new(m, i));
        table.Add<TargetParameterCountException>((m, i) => new(m, i));
        table.Add<CustomAttributeFormatException>((m, i) => new(m, i));
        table.Add<SwitchExpressionException>((m, i) => new(m, i));
        table.Add<UnreachableException>((m, i) => new(m, i));
        table.Add<SynchronizationLockException>((m, i) => new(m, i));
        table.Add<ThreadInterruptedException>((m, i) => new(m, i));
        table.Add<ThreadStateException>((m, i) => new(m, i));
        table.Add<SemaphoreFullException>((m, i) => new(m, i));
        table.Add<WaitHandleCannotBeOpenedException>((m, i) => new(m, i));
        table.Add<AbandonedMutexException>((m, i) => new(m, i));
        table.Add<LockRecursionException>((m, i) => new(m, i));
        table.Add<DecoderFallbackException>((m, i) => new(m, i));
        table.Add<EncoderFallbackException>((m, i) => new(m, i));
        table.Add<PoolException>((m, i) => new(m, i));
        table.Add<PoolFaultedException>((m, i) => new(m, i));
        table.Add<PoolNotRunningException>((m, i) => new(m, i));
        table.Add<PoolProtocolException>((m, i) => new(m, i));
        table.Add<PoolTerminatedException>((m, i) => new(m, i));
        table.Add<QueueFullException>((m, i) => new(m, i));
        table.Add<TaskTimeoutException>((m, i) => new(m, i));
        table.Add<PayloadException>((m, i) => new(m, i));
        table.Add<PayloadTooLargeException>((m, i) => new(m, i));
#pragma warning restore CA2201
        table.Add(d => new ArgumentException(d.GivenMessage, d.Name, d.FirstInner));
        table.Add(d => WithParamName(new ArgumentNullException(d.GivenMessage, d.FirstInner), d));
        table.Add(d => d.Detail is null
            ? WithParamName(new ArgumentOutOfRangeException(d.GivenMessage, d.FirstInner), d)
            : new ArgumentOutOfRangeException(d.Name, d.Detail, d.GivenMessage));
        table.Add(d => new CultureNotFoundException(d.Name, d.Get<string>(0), d.GivenMessage));
        table.Add(d => new DuplicateWaitObjectException(d.Name, d.GivenMessage));
        table.Add(d => d.FirstInner is null
            ? new ObjectDisposedException(d.Name, d.GivenMessage)
            : new ObjectDisposedException(d.GivenMessage, d.FirstInner));
        table.Add(d => new FileNotFoundException(d.GivenMessage, d.Name, d.FirstInner));
        table.Add(d => new FileLoadException(d.GivenMessage, d.Name, d.FirstInner));
        table.Add(d => new BadImageFormatException(d.GivenMessage, d.Name, d.FirstInner));
        table.Add(d => new TypeInitializationException(d.Name, d.FirstInner));
        table.Add(d => new NotFiniteNumberException(d.GivenMessage, d.Get<double>(0), d.FirstInner));
        table.Add(d => new AggregateException(d.GivenMessage, d.Inner));
        table.Add(d => new RemoteTaskException(d.GivenMessage ?? d.Message, d.FirstInner, d.Name ?? string.Empty, d.Get<string>(0)));
        table.Add(d => new WorkerLostException(d.GivenMessage ?? d.Message, d.FirstInner)
        {
            TaskName = d.Name ?? string.Empty,
            WorkerId = d.Get<int>(0),
            ProcessId = d.Get<int>(1),
            ExitCode = d.Get<int?>(2),
            Signal = d.Get<string>(3),
            Reason = d.Get<string>(4) ?? string.Empty,
            StandardError = d.Get<string>(5) ?? string.Empty,
            Attempts = d.Get<int>(6),
            MayHaveExecuted = d.Get<bool>(7),
            HostName = d.Get<string>(8),
        });
        return table;
    }

    private static T WithParamName<T>(T exception, ExceptionData data) where T : ArgumentException
    {
        ExceptionFields.SetParamName(exception, data.Name);
        return exception;
    }
}
