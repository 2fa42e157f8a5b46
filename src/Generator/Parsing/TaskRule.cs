namespace PoolGen.Generator.Parsing;

/// <summary>What a task can break. The generator skips what breaks a rule; an analyzer reports it.</summary>
internal enum TaskRule
{
    /// <summary>The method is not static, or has no body of its own.</summary>
    NotStatic,

    /// <summary>The method or a class around it is generic.</summary>
    Generic,

    /// <summary>Code of the same assembly cannot reach the method or a class around it.</summary>
    NotAccessible,

    /// <summary>The class is local to its file.</summary>
    FileLocal,

    /// <summary>The method returns void and is async: nobody could await it.</summary>
    AsyncVoid,

    /// <summary>A parameter that is passed by reference, or has a type that cannot leave its stack.</summary>
    ByReference,

    /// <summary>More than sixteen payload parameters.</summary>
    TooManyParameters,

    /// <summary>More than one token, or more than one progress.</summary>
    SeveralTokensOrProgress,

    /// <summary>A handle to something in this process: delegate, stream, task, lock.</summary>
    Handle,

    /// <summary>A type whose values could be anything: <c>object</c>, <c>dynamic</c>, an open interface or abstract class.</summary>
    OpenType,

    /// <summary>A type that cannot be taken apart and put together again.</summary>
    CannotCross,

    /// <summary>A member that cannot be given its value again.</summary>
    CannotBeSet,

    /// <summary>A type that generated code cannot name or construct.</summary>
    NotConstructible,

    /// <summary>The stub's name is no identifier.</summary>
    StubName,

    /// <summary>A type of the user's has the name of one that would be generated.</summary>
    StubNameTaken,

    /// <summary>An overload that differs from another one only in what is no parameter of its stub. The first of them is emitted.</summary>
    StubCollision,

    /// <summary>The class has the name of a member of the pool, which hides its tasks there. Emitted all the same.</summary>
    PoolMemberName,

    /// <summary>An option outside of its range.</summary>
    OptionOutOfRange,

    /// <summary>A type that the compiler does not know either, perhaps half typed. It says so itself, so the analyzer does not.</summary>
    Unresolved,
}
