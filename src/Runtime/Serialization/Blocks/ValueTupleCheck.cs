using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1> : IBitCheck<ValueTuple<T1>>
    where TCheck1 : IBitCheck<T1>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1> value) =>
        TCheck1.IsValid(in value.Item1);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2> : IBitCheck<ValueTuple<T1, T2>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3> : IBitCheck<ValueTuple<T1, T2, T3>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3, T4, TCheck4> : IBitCheck<ValueTuple<T1, T2, T3, T4>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
    where TCheck4 : IBitCheck<T4>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3)
        && TCheck4.IsValid(in value.Item4);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3, T4, TCheck4, T5, TCheck5> : IBitCheck<ValueTuple<T1, T2, T3, T4, T5>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
    where TCheck4 : IBitCheck<T4>
    where TCheck5 : IBitCheck<T5>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4, T5> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3)
        && TCheck4.IsValid(in value.Item4)
        && TCheck5.IsValid(in value.Item5);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3, T4, TCheck4, T5, TCheck5, T6, TCheck6> : IBitCheck<ValueTuple<T1, T2, T3, T4, T5, T6>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
    where TCheck4 : IBitCheck<T4>
    where TCheck5 : IBitCheck<T5>
    where TCheck6 : IBitCheck<T6>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4, T5, T6> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3)
        && TCheck4.IsValid(in value.Item4)
        && TCheck5.IsValid(in value.Item5)
        && TCheck6.IsValid(in value.Item6);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3, T4, TCheck4, T5, TCheck5, T6, TCheck6, T7, TCheck7> : IBitCheck<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
    where TCheck4 : IBitCheck<T4>
    where TCheck5 : IBitCheck<T5>
    where TCheck6 : IBitCheck<T6>
    where TCheck7 : IBitCheck<T7>
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4, T5, T6, T7> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3)
        && TCheck4.IsValid(in value.Item4)
        && TCheck5.IsValid(in value.Item5)
        && TCheck6.IsValid(in value.Item6)
        && TCheck7.IsValid(in value.Item7);
}

/// <summary>Tuples of which each item is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCheck<T1, TCheck1, T2, TCheck2, T3, TCheck3, T4, TCheck4, T5, TCheck5, T6, TCheck6, T7, TCheck7, TRest, TRestCheck> : IBitCheck<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TCheck1 : IBitCheck<T1>
    where TCheck2 : IBitCheck<T2>
    where TCheck3 : IBitCheck<T3>
    where TCheck4 : IBitCheck<T4>
    where TCheck5 : IBitCheck<T5>
    where TCheck6 : IBitCheck<T6>
    where TCheck7 : IBitCheck<T7>
    where TRestCheck : IBitCheck<TRest>
    where TRest : struct
{
    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value) =>
        TCheck1.IsValid(in value.Item1)
        && TCheck2.IsValid(in value.Item2)
        && TCheck3.IsValid(in value.Item3)
        && TCheck4.IsValid(in value.Item4)
        && TCheck5.IsValid(in value.Item5)
        && TCheck6.IsValid(in value.Item6)
        && TCheck7.IsValid(in value.Item7)
        && TRestCheck.IsValid(in value.Rest);
}
