using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>The memory that a parent and one worker share: a mapped file between processes, plain memory within one.</summary>
/// <remarks>Whoever holds it must stop using it before it is disposed: afterwards its addresses are gone.</remarks>
internal sealed unsafe class SharedRegion : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    private readonly bool _isMapped;

    // By the system's own calls: the framework's are a library of their own, to be loaded at each start.
    private SharedRegion(SafeFileHandle file)
    {
        nint start = LibC.Map(0, RegionLayout.TotalSize, LibC.ReadAndWrite, LibC.Shared, file, 0);
        if (start == -1) throw LibC.Failure("The shared memory cannot be mapped");
        _start = (byte*)start;
        _isMapped = true;
    }

    private SharedRegion(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, RegionLayout.TotalSize, MemoryMappedFileAccess.ReadWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    private SharedRegion()
    {
        _start = (byte*)NativeMemory.AlignedAlloc(RegionLayout.TotalSize, 4096);
        NativeMemory.Clear(_start, RegionLayout.TotalSize);
    }

    private bool IsPlain => !_isMapped && (object?)_file is null;

    /// <summary>Creates the file.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    internal static SharedRegion Create(string path)
    {
        using FileStream stream = PrivateFile.Create(path, RegionLayout.TotalSize);
        return Map(stream);
    }

    /// <exception cref="IOException">It is not there, or has another size.</exception>
    internal static SharedRegion Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 0);
        if (stream.Length != RegionLayout.TotalSize) throw new IOException($"The shared memory has {stream.Length:N0} bytes and not {RegionLayout.TotalSize:N0}.");
        return Map(stream);
    }

    internal static SharedRegion InMemory() => new();

    internal byte* At(int offset) => _start + offset;

    internal ref int Int32(int offset) => ref *(int*)(_start + offset);

    internal ref long Int64(int offset) => ref *(long*)(_start + offset);

    internal Span<byte> Ring(int offset) => new(_start + offset, RegionLayout.RingSize);

    // Memory within a process is shared with a thread that nobody can stop: it is freed when nobody refers to it.
    ~SharedRegion() => Release();

    public void Dispose()
    {
        if (IsPlain) return;
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_start is null) return;
        if (_isMapped)
        {
            _ = LibC.Unmap((nint)_start, RegionLayout.TotalSize);
        }
        else if (IsPlain)
        {
            NativeMemory.AlignedFree(_start);
        }
        else
        {
            ReleaseByFramework();
        }

        _start = null;
    }

    // By itself: only who has such a mapping needs to load the library that it belongs to.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseByFramework()
    {
        _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file!.Dispose();
    }

    private static SharedRegion Map(FileStream stream) => OperatingSystem.IsLinux() ? new(stream.SafeFileHandle) : MapByFramework(stream);

    private static SharedRegion MapByFramework(FileStream stream) => new(MemoryMappedFile.CreateFromFile(
        stream, mapName: null, RegionLayout.TotalSize, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false));
}
