namespace PoolGen.Sharing;

/// <summary>A worker, as those who share memory with it know it.</summary>
internal interface IHearsOfDisposals
{
    /// <summary>Memory was disposed that the worker may have mapped. Neither blocks nor throws.</summary>
    void MemoryDisposed();
}
