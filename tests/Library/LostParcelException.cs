#pragma warning disable CA1032 // One constructor is the point.
namespace Library;

/// <summary>An exception of another assembly than the tasks', which only that assembly's manifest can rebuild.</summary>
public sealed class LostParcelException(string message) : Exception(message);
