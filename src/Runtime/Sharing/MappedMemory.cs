using System.IO.MemoryMappedFiles;
using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>Shared memory as it lies in this process's address space.</summary>
/// <remarks>
/// The addresses are never given back while somebody may hold a span of them: <see cref="Retire"/> puts zero pages in their place, which cost nothing. Neighbours
/// among them are one mapping to the system, so that arrays may come and go without end.
/// </remarks>
internal sealed unsafe class MappedMemory
{
    private const int LeastPopulated = 16 * 1024;
    private const int MostPopulated = 1024 * 1024;

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly long _length;

    internal MappedMemory(nint address, long length)
    {
        Address = address;
        _length = length;
    }

    private MappedMemory(MemoryMappedFile file, MemoryMappedViewAccessor view, long length)
    {
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Address = (nint)(start + view.PointerOffset);
        _file = file;
        _view = view;
        _length = length;
    }

    /// <summary>Where it begins.</summary>
    internal nint Address { get; }

    internal static MappedMemory ByFramework(MemoryMappedFile file, long length, bool writable) =>
        new(file, file.CreateViewAccessor(0, length, writable ? MemoryMappedFileAccess.ReadWrite : MemoryMappedFileAccess.Read), length);

    /// <summary>
    /// Asks the system for a part's pages at once: each would be a fault of its own at the first write. A part that is small or very large is left alone: it may
    /// not be written wholly.
    /// </summary>
    internal void Populate(long offset, long length)
    {
        if (_view is not null || length is < LeastPopulated or > MostPopulated) return;
        long start = offset & -Environment.SystemPageSize;

        // Where there is no space left, or the system is too old, the write itself finds out.
        _ = LibC.Advise(Address + (nint)start, (nuint)(offset + length - start), LibC.PopulateForWriting);
    }

    /// <summary>Gives the memory back. Who still has a span of it reads zeros from now on, and writes to nobody.</summary>
    internal void Retire()
    {
        if (_view is null)
        {
            _ = LibC.MapMemory(Address, (nuint)_length, LibC.ReadAndWrite, LibC.AnonymousInPlace, -1, 0);
            RetiredAddresses.Add(Address, _length);
            return;
        }

        // The framework cannot put anything in its place: the pages go with the file, once nobody has this object.
        _file!.Dispose();
    }
}
