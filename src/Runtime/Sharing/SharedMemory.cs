using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>One piece of shared memory as this process has it: its own, or another process's that it was sent. All members are safe for any thread.</summary>
internal sealed class SharedMemory : Attachment, IDisposable
{
    private readonly Lock _gate = new();
    private readonly MemoryReference _reference;

    // Null where another process owns it, and once it is disposed.
    private MemoryFile? _file;

    // Null where this process owns it.
    private readonly ForeignTable? _owner;
    private MappedMemory? _writable;
    private MappedMemory? _readOnly;
    private volatile bool _disposed;
    private bool _retired;
    private int _uses;

    private SharedMemory(MemoryReference reference, MemoryFile? file, ForeignTable? owner)
    {
        _reference = reference;
        _file = file;
        _owner = owner;
    }

    /// <summary>How others find it.</summary>
    internal ref readonly MemoryReference Reference => ref _reference;

    internal override long Key => _reference.Key;

    internal override SafeHandle? Descriptor => _file?.Handle;

    internal bool IsOwned => _owner is null;

    /// <summary>The handle of all of it, which whoever returns it gets back.</summary>
    internal WeakReference<object>? Root { get; set; }

    /// <summary>What it was encoded from or decoded to.</summary>
    internal object? Value { get; set; }

    /// <summary>Whether it has the bytes of a value, which nobody but its decoder sees.</summary>
    internal bool IsValue { get; set; }

    /// <summary>Held while <see cref="Value"/> is decoded.</summary>
    internal Lock Decoding { get; } = new();

    /// <summary>Whether it is to be kept until it is disposed, whoever has a handle.</summary>
    internal bool IsKept { get; set; }

    /// <summary>Whether it came with a result that has not been read yet.</summary>
    internal bool IsUnclaimed { get; set; }

    /// <summary>Whether its owner has disposed it, or is gone.</summary>
    internal bool IsGone => _disposed || (_owner is { } owner && (owner.IsLost || !owner.Has(_reference.Slot, _reference.Key)));

    /// <summary>Makes memory of this process's own, all zeros.</summary>
    /// <exception cref="IOException">There are no descriptors or no space left.</exception>
    internal static SharedMemory Create(long byteLength)
    {
        long key = NewKey();
        return Own(MemoryFile.Create(key, byteLength), key, byteLength);
    }

    /// <summary>What came with a result: this process owns it from now on.</summary>
    internal static SharedMemory Own(MemoryFile file, long key, long byteLength)
    {
        try
        {
            OwnedTable table = OwnedTable.Get();
            int slot = table.Add(key);
            var memory = new SharedMemory(new MemoryReference(key, byteLength, Environment.ProcessId, table.Descriptor, slot, file.Descriptor), file, null);
            if (SharedMemories.TryKnow(memory)) return memory;

            // It must not end as memory does: the key is another one's.
            memory._disposed = true;
            table.Remove(slot);
            throw new PoolProtocolException("Shared memory arrived under the key of another.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Maps what another process owns.</summary>
    /// <exception cref="PlainFailure">It is gone.</exception>
    /// <exception cref="PayloadException">The memory is not as long as the reference says.</exception>
    internal static SharedMemory Import(in MemoryReference reference, ForeignTable owner, bool writable)
    {
        var memory = new SharedMemory(reference, null, owner);
        memory.EnsureMapped(writable);
        return memory;
    }

    /// <summary>Maps what another process owns now: an item that has it keeps it, whatever the owner does.</summary>
    /// <exception cref="PlainFailure">It is gone.</exception>
    internal void EnsureMapped(bool writable)
    {
        if (!IsOwned && _reference.ByteLength > 0 && Volatile.Read(ref writable ? ref _writable : ref _readOnly) is null) _ = MapFor(writable);
    }

    /// <summary>A part of it, in bytes, will be written here.</summary>
    internal void Populate(long offset, long length) => Volatile.Read(ref _writable)?.Populate(offset, length);

    /// <summary>Copies bytes to its start; its blocks are allocated by that.</summary>
    internal void Write(ReadOnlySpan<byte> bytes, long at = 0) => _file!.Write(bytes, at);

    /// <summary>Where it lies in this process.</summary>
    /// <param name="use">The item that the handle was given to.</param>
    /// <param name="writable">Whether it will be written to.</param>
    /// <param name="type">What the user has of it.</param>
    /// <exception cref="ObjectDisposedException">Its owner has disposed it, and no item that was given it runs any more.</exception>
    /// <exception cref="SharedDataLostException">Its owner's process has ended.</exception>
    internal nint Address(in MemoryUse use, bool writable, Type type)
    {
        if (IsGone && use.IsOver) throw Gone(type);
        MappedMemory? mapped = Volatile.Read(ref writable ? ref _writable : ref _readOnly);
        if (mapped is not null) return mapped.Address;
        try
        {
            return MapFor(writable).Address;
        }
        catch (PlainFailure e)
        {
            throw e.InnerException as SharedDataLostException ?? Gone(type);
        }
    }

    /// <summary>Throws if it cannot be sent any more.</summary>
    /// <exception cref="PlainFailure">It is gone.</exception>
    internal void EnsureSendable(Type type)
    {
        if (IsGone) throw new PlainFailure(Gone(type));
    }

    /// <summary>An item starts that was given it, or somebody pins it; false when it is gone.</summary>
    internal bool TryBeginUse()
    {
        lock (_gate)
        {
            if (IsGone) return false;
            _uses++;
            return true;
        }
    }

    /// <summary>An item has ended that was given it, or a pin.</summary>
    internal void EndUse()
    {
        lock (_gate)
        {
            _uses--;
            if (_uses == 0 && IsGone) Retire();
        }
    }

    /// <summary>For what this process does not own: lets go of it if its owner has.</summary>
    internal bool TryRelease()
    {
        lock (_gate)
        {
            if (_uses > 0 || !IsGone) return false;
            Retire();
            return true;
        }
    }

    /// <summary>Gives it back, for all processes. Does nothing where another process owns it.</summary>
    public void Dispose()
    {
        if (!IsOwned) return;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            OwnedTable.Get().Remove(_reference.Slot);
            SharedMemories.Forget(this);
            if (_uses == 0) Retire();
        }

        GC.SuppressFinalize(this);
        SharedMemories.TellWorkers();
    }

    internal override void Sent() => Dispose();

    internal override void Dropped() => Dispose();

    /// <summary>The error for its use after its end.</summary>
    internal Exception Gone(Type type) =>
        _owner is { IsLost: true } owner ? SharedDataFailure.LostIn(owner.ProcessId) : new ObjectDisposedException(NameOf(type));

    /// <summary>The same for an item that was to have it.</summary>
    internal PlainFailure NotToBeHad() => _owner is { IsLost: true } owner ? new PlainFailure(SharedDataFailure.LostIn(owner.ProcessId)) : SharedDataFailure.Disposed();

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{type.GenericTypeArguments[0].Name}>"
        : type.Name;

    // Nobody has a handle: what was never mapped can go, and what was only decoded. Of an array that was, somebody may still have a span.
    ~SharedMemory()
    {
        if (IsValue || (_writable is null && _readOnly is null)) Dispose();
    }

    private MappedMemory MapFor(bool writable)
    {
        lock (_gate)
        {
            ref MappedMemory? mapped = ref writable ? ref _writable : ref _readOnly;
            if (mapped is not null) return mapped;
            if (_retired || (IsGone && _uses == 0)) throw SharedDataFailure.Disposed();
            MappedMemory made = IsOwned ? _file!.Map(_reference.ByteLength, writable) : MapForeign(writable);
            Volatile.Write(ref mapped, made);
            return made;
        }
    }

    private MappedMemory MapForeign(bool writable)
    {
        using MemoryFile? file = MemoryFile.Open(_reference.ProcessId, _reference.Descriptor, _reference.Key, writable);
        if (file is null) throw SharedDataFailure.NotThere(_reference.ProcessId);
        if (file.Length < _reference.ByteLength) throw SharedDataFailure.BeyondEnd();
        return file.Map(_reference.ByteLength, writable);
    }

    private void Retire()
    {
        if (_retired) return;
        _retired = true;
        _writable?.Retire();
        _readOnly?.Retire();
        _file?.Dispose();
        Value = null;
    }

    private static long NewKey()
    {
        Span<byte> bits = stackalloc byte[16];
        long key;
        do
        {
            Guid.NewGuid().TryWriteBytes(bits);
            key = BitConverter.ToInt64(bits) ^ BitConverter.ToInt64(bits[8..]);
        }
        while (key == OwnedTable.TableKey);
        return key;
    }
}
