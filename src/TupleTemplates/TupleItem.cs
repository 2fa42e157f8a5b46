namespace PoolGen.TupleTemplates;

/// <summary>One item of a tuple. The eighth is the rest: a tuple itself.</summary>
internal sealed class TupleItem(int number)
{
    private readonly bool _isRest = number == 8;

    /// <summary>Its type parameter: <c>T3</c>.</summary>
    internal string Type => _isRest ? "TRest" : $"T{number}";

    /// <summary>The type parameter of its codec: <c>TCodec3</c>.</summary>
    internal string Codec => _isRest ? "TRestCodec" : $"TCodec{number}";

    /// <summary>The type parameter of its check: <c>TCheck3</c>.</summary>
    internal string Check => _isRest ? "TRestCheck" : $"TCheck{number}";

    /// <summary>The member that holds it: <c>Item3</c>.</summary>
    internal string Member => _isRest ? "Rest" : $"Item{number}";
}
