namespace PoolGen.Generator.Parsing;

/// <summary>How values of one type cross.</summary>
/// <param name="Type">The type as codecs spell it.</param>
/// <param name="Codec">Its codec.</param>
/// <param name="Check">For an unmanaged type the check of its bits, <see cref="KnownBits.Any"/> where it needs none; null for all others.</param>
/// <param name="WritesRunUserCode">Whether writing may run the user's code.</param>
/// <param name="ReadsRunUserCode">Whether reading may run the user's code.</param>
internal sealed record Payload(string Type, string Codec, string? Check, bool WritesRunUserCode, bool ReadsRunUserCode)
{
    /// <summary>A type without user code that is no block of bits.</summary>
    public static Payload Plain(string type, string codec) => new(type, codec, null, false, false);
}
