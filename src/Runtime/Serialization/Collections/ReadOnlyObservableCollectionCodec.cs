#nullable disable annotations // serves ReadOnlyObservableCollection<T> and ReadOnlyObservableCollection<T>? alike
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Read-only observable collections, without their listeners.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyObservableCollectionCodec<T, TCodec> : ICodec<ReadOnlyObservableCollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlyObservableCollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyObservableCollection<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(new ObservableCollection<T>(items)) : null;
}
