using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Generator.Parsing;

/// <summary>A parameter's default value as code.</summary>
internal static class DefaultValues
{
    /// <summary>The default's text, or null where the parameter has none.</summary>
    public static string? Print(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue) return null;
        ITypeSymbol type = parameter.Type;
        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return type.IsValueType ? "default" : type.NullableAnnotation == NullableAnnotation.Annotated ? "null" : "null!";
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type.TypeKind == TypeKind.Enum ? PrintEnum(type, value) : PrintPrimitive(value);
    }

    private static string? PrintEnum(ITypeSymbol type, object value)
    {
        string name = SymbolNames.ToPlain(type);
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue) && !Obsolescence.IsOn(field));
        return member is null ? $"({name})({PrintPrimitive(value)})" : $"{name}.{Identifier.Escape(member.Name)}";
    }

    private static string? PrintPrimitive(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        float single => PrintDouble(single, "float", single.ToString("R", CultureInfo.InvariantCulture) + "F"),
        double number => PrintDouble(number, "double", number.ToString("R", CultureInfo.InvariantCulture) + "D"),
        decimal money => money.ToString(CultureInfo.InvariantCulture) + "M",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        sbyte or byte or short or ushort or int => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string PrintDouble(double value, string type, string literal)
    {
        if (double.IsNaN(value)) return type + ".NaN";
        if (double.IsInfinity(value)) return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        // Not every host's formatting keeps the sign of zero.
        return value == 0 && double.IsNegativeInfinity(1 / value) && literal[0] != '-' ? "-" + literal : literal;
    }
}
