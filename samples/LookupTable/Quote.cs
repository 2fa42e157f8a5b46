namespace LookupTable;

/// <summary>What a worker says of an item.</summary>
/// <param name="Price">What it costs.</param>
/// <param name="TimesLoaded">How often the worker has loaded its table.</param>
public readonly record struct Quote(long Price, int TimesLoaded);
