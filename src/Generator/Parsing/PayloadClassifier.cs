using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>Decides how each type of one task's payloads crosses, or why it cannot.</summary>
/// <remarks>One instance serves one task. Types are looked at once; a type that contains itself finds its codec's name already given.</remarks>
internal sealed class PayloadClassifier
{
    private readonly Dictionary<ITypeSymbol, Payload> _known = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, DeclaredCodecModel> _codecs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SharedValueModel> _sharedValues = new(StringComparer.Ordinal);
    private readonly BitsClassifier _bits;
    private readonly DeclaredTypeParser _declared;
    private PayloadRefusal? _refusal;
    private bool _isInside;

    public PayloadClassifier(IMethodSymbol method, CancellationToken cancellationToken)
        : this(method.ContainingAssembly, cancellationToken)
    {
    }

    /// <param name="assembly">The assembly that the codecs are emitted into.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public PayloadClassifier(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        Assembly = assembly;
        _bits = new BitsClassifier(this);
        _declared = new DeclaredTypeParser(this);
    }

    public CancellationToken CancellationToken { get; }

    /// <summary>The assembly that the codecs are emitted into: what its code can reach can cross.</summary>
    public IAssemblySymbol Assembly { get; }

    /// <summary>The codecs of the user's own types, ordered by name.</summary>
    public IEnumerable<DeclaredCodecModel> Codecs => _codecs.Values;

    /// <summary>The types of the values that are shared: of each <c>Shared&lt;T&gt;</c> that was met.</summary>
    public IEnumerable<SharedValueModel> SharedValues => _sharedValues.Values;

    /// <summary>Why a type cannot cross, or null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="subject">What to call the value, where the type itself is at fault.</param>
    public PayloadRefusal? Refuse(ITypeSymbol type, string subject)
    {
        _refusal = null;
        if (Classify(type, null) is not null) return null;
        return _refusal is { Path.Length: > 0 } refusal ? refusal : _refusal! with { Path = subject };
    }

    /// <summary>How a type crosses, or null where it cannot.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The way to the member that has this type, or null at a payload's own type.</param>
    public Payload? Classify(ITypeSymbol type, string? path = null)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (_known.TryGetValue(type, out Payload? known)) return known;
        Payload? payload = ClassifyNew(type, path);
        if (payload is not null) _known[type] = payload;
        return payload;
    }

    /// <summary>How values of a type cross that are shared, or null where they cannot.</summary>
    public Payload? Share(ITypeSymbol type)
    {
        if (Classify(type) is not { } payload) return null;
        Note(new SharedValueModel(payload.Type, payload.Codec, Obsolescence.IsInNameOf(type)));
        return payload;
    }

    /// <summary>Gives a type's payload before its members are looked at, for those that contain it again.</summary>
    public void Announce(ITypeSymbol type, Payload payload) => _known[type] = payload;

    public void Declare(DeclaredCodecModel codec) => _codecs[codec.Name] = codec;

    /// <summary>Notes why a type cannot cross. The first reason is the innermost, and stays.</summary>
    public Payload? Refuse(DiagnosticDescriptor? rule, string? path, ITypeSymbol type)
    {
        _refusal ??= new PayloadRefusal(rule, path ?? "", SymbolNames.ToMessage(type), Advice.On(rule, type));
        return null;
    }

    private Payload? ClassifyNew(ITypeSymbol type, string? path) => type switch
    {
        INamedTypeSymbol or IArrayTypeSymbol when CodecRules.For(type, Assembly).FirstOrDefault() is { } own => ClassifyByCodec(type, own, path),
        IErrorTypeSymbol => Refuse(PoolRules.Unresolved, path, type),
        IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object } => Refuse(PoolRules.OpenType, path, type),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol or ITypeParameterSymbol => Refuse(PoolRules.CannotCross, path, type),
        IArrayTypeSymbol array => ClassifyArray(array, path),
        { TypeKind: TypeKind.Delegate } => Refuse(PoolRules.Handle, path, type),
        { IsRefLikeType: true } => Refuse(PoolRules.ByReference, path, type),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => ClassifyNullable(nullable, path),
        INamedTypeSymbol named => ClassifyNamed(named, path),
        _ => Refuse(PoolRules.CannotCross, path, type),
    };

    /// <summary>The user's own codec goes before everything else. What is wrong with its attribute is said there.</summary>
    private Payload? ClassifyByCodec(ITypeSymbol type, CodecAttribute own, string? path)
    {
        if (type is INamedTypeSymbol named && !FrameworkTypes.CanBeNamed(named, Assembly)) return Refuse(PoolRules.NotConstructible, path, type);
        if (type is INamedTypeSymbol hidden && FrameworkTypes.IsBehindAlias(hidden, Assembly)) return Refuse(PoolRules.BehindAlias, path, type);
        if (CodecRules.Check(own, Assembly) is not null) return Refuse(PoolRules.Unresolved, path, type);
        string name = SymbolNames.ToPlain(type);
        return new Payload(name, $"{WellKnownNames.Serialization}CustomCodec<{name}, {SymbolNames.ToPlain(own.Codec!)}>", null, true, true);
    }

    private Payload? ClassifyNamed(INamedTypeSymbol type, string? path)
    {
        if (!FrameworkTypes.CanBeNamed(type, Assembly)) return Refuse(PoolRules.NotConstructible, path, type);
        if (FrameworkTypes.IsBehindAlias(type, Assembly)) return Refuse(PoolRules.BehindAlias, path, type);
        if (SpelledTypes.BreaksConstraint(type)) return Refuse(PoolRules.Unresolved, path, type);
        if (_bits.Classify(type) is { } bits) return bits;
        if (KnownCodecs.Find(SymbolNames.Metadata(type.OriginalDefinition)) is { } codec) return Compose(type, codec, AllArguments(type), path);
        if (FrameworkTypes.IsHandle(type)) return Refuse(PoolRules.Handle, path, type);
        return FrameworkTypes.Contains(type) ? Refuse(PoolRules.CannotCross, path, type) : ClassifyDeclared(type, path);
    }

    // Inside another type the answer may lean on what is only half known; by itself it holds for every task.
    private Payload? ClassifyDeclared(INamedTypeSymbol type, string? path)
    {
        if (_isInside) return _declared.Parse(type, path);
        SharedTypes shared = SharedTypes.Of(Assembly);
        if (!shared.TryGet(type, out SharedTypes.Entry? entry))
        {
            var alone = new PayloadClassifier(Assembly, CancellationToken);
            if (alone.ParseDeclared(type, path) is not { } payload) return ParseDeclared(type, path);
            entry = shared.Add(type, payload, alone);
        }

        foreach (DeclaredCodecModel codec in entry!.Codecs) Declare(codec);
        foreach (SharedValueModel value in entry.SharedValues) Note(value);
        return entry.Payload;
    }

    private Payload? ParseDeclared(INamedTypeSymbol type, string? path)
    {
        _isInside = true;
        Payload? payload = _declared.Parse(type, path);
        _isInside = false;
        return payload;
    }

    private Payload? ClassifyNullable(INamedTypeSymbol type, string? path)
    {
        if (Classify(type.TypeArguments[0], path) is not { } value) return null;
        string codec = value.Check switch
        {
            null => $"NullableCodec<{value.Type}, {value.Codec}>",
            KnownBits.Any => $"NullableUnmanagedCodec<{value.Type}>",
            string check => $"NullableCheckedCodec<{value.Type}, {check}>",
        };
        return value with { Type = SymbolNames.ToPlain(type), Codec = WellKnownNames.Serialization + codec, Check = null };
    }

    private Payload? ClassifyArray(IArrayTypeSymbol type, string? path)
    {
        string? codec = type.Rank switch { 1 => "ArrayCodec", 2 => "Array2DCodec", 3 => "Array3DCodec", 4 => "Array4DCodec", _ => null };
        return codec is null ? Refuse(PoolRules.CannotCross, path, type) : Compose(type, codec, [type.ElementType], path);
    }

    private Payload? Compose(ITypeSymbol type, string codec, IReadOnlyList<ITypeSymbol> arguments, string? path)
    {
        bool writes = FrameworkTypes.IsOpenCollection(type);
        bool reads = false;
        List<string> parts = [];
        foreach (ITypeSymbol argument in arguments)
        {
            if (Classify(argument, path) is not { } part) return null;
            parts.Add($"{part.Type}, {part.Codec}");
            // A struct of the user's, even one that is copied as a block, is hashed or compared by the user's code.
            bool isUsers = argument is { TypeKind: TypeKind.Struct } && FrameworkTypes.IsComparing(type) && !FrameworkTypes.Contains(argument);
            writes |= part.WritesRunUserCode;
            reads |= part.ReadsRunUserCode | isUsers;
        }

        bool isShared = KnownCodecs.IsShared(codec);
        if (codec == KnownCodecs.SharedValue) Share(((INamedTypeSymbol)type).TypeArguments[0]);
        string composed = (isShared ? WellKnownNames.Sharing : WellKnownNames.Serialization) + codec + (parts.Count == 0 ? "" : $"<{string.Join(", ", parts)}>");

        // What is shared is encoded where it is made and decoded where it is used: only a reference is written and read with the payload.
        return new Payload(SymbolNames.ToPlain(type), composed, null, writes && !isShared, reads && !isShared);
    }

    private void Note(SharedValueModel value) => _sharedValues[value.Type] = value;

    private static List<ITypeSymbol> AllArguments(INamedTypeSymbol type)
    {
        // A tuple of more than seven is nested as its underlying type is: the eighth argument is the tuple of the rest.
        INamedTypeSymbol underlying = type.TupleUnderlyingType ?? type;
        return [.. underlying.TypeArguments];
    }
}
