namespace PoolGen.Generator.Parsing;

/// <summary>Where an exception's constructor gets an argument from.</summary>
internal enum ExceptionSource
{
    /// <summary>The message.</summary>
    Message,

    /// <summary>The inner exception.</summary>
    InnerException,

    /// <summary>All inner exceptions, of an aggregate.</summary>
    InnerExceptions,

    /// <summary>A member of the type's own.</summary>
    Member,
}
