namespace PoolGen.Spectre;

/// <summary>Progress of streams, told by who reads them.</summary>
public static class PoolProgressExtensions
{
    /// <summary>The same stream, which tells how many results have been read.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="progress">Whom it tells, such as a <see cref="PoolProgress"/>.</param>
    /// <param name="total">How many results there will be, or null while nobody knows.</param>
    /// <typeparam name="T">The results' type.</typeparam>
    public static ProgressStream<T> WithProgress<T>(this PoolStream<T> stream, IProgress<MapProgress> progress, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ProgressStream<T>(stream.AsOutcomes(), progress ?? throw new ArgumentNullException(nameof(progress)), total);
    }

    /// <summary>The same outcomes, which tell how many have been read and how many of them are failures.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="progress">Whom they tell, such as a <see cref="PoolProgress"/>.</param>
    /// <param name="total">How many there will be, or null while nobody knows.</param>
    /// <typeparam name="T">The results' type.</typeparam>
    public static ProgressOutcomes<T> WithProgress<T>(this PoolOutcomes<T> outcomes, IProgress<MapProgress> progress, long? total = null) =>
        new(outcomes, progress ?? throw new ArgumentNullException(nameof(progress)), total);
}
