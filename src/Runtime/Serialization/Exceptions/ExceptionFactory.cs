namespace PoolGen.Serialization;

/// <summary>Rebuilds exceptions of the user's own types, or gives null where it does not know the type.</summary>
/// <param name="data">What travelled of the exception.</param>
internal delegate Exception? ExceptionFactory(ExceptionData data);
