namespace PoolGen.Serialization;

/// <summary>Rebuilds exceptions of the user's own types, or gives null where it does not know the type.</summary>
/// <param name="assemblyName">The simple name of the assembly that declares the type.</param>
/// <param name="typeName">The type's full name, as <see cref="Type.FullName"/> has it.</param>
/// <param name="message">The message.</param>
/// <param name="inner">The inner exception, already rebuilt.</param>
internal delegate Exception? ExceptionFactory(string assemblyName, string typeName, string message, Exception? inner);
