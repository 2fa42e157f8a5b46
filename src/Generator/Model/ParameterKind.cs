namespace PoolGen.Generator.Model;

/// <summary>Who supplies a parameter's value.</summary>
internal enum ParameterKind
{
    /// <summary>The caller: it crosses to the worker.</summary>
    Payload,

    /// <summary>The pool: the item's cancellation token.</summary>
    Token,

    /// <summary>The pool: reports travel back to the caller's own handler.</summary>
    Progress,
}
