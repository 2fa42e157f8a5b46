using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Walks all that a model holds, and fails on what would keep a compilation alive or make every edit a change.</summary>
internal static class ModelGraph
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(Compilation), typeof(SemanticModel), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(AttributeData)];

    public static void AssertPlain(object? value, string path = "model")
    {
        if (value is null or string or bool or Enum) return;
        Type type = value.GetType();
        Assert.False(Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type)), $"{path} is a {type}");
        if (value is IEnumerable items)
        {
            Assert.True(type.Name.StartsWith("EquatableArray", StringComparison.Ordinal), $"{path} is a {type}, which is not compared by value");
            foreach (object? item in items) AssertPlain(item, path + "[]");
            return;
        }

        Assert.True(type.Namespace == "PoolGen.Generator.Model", $"{path} is a {type}");
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertPlain(field.GetValue(value), $"{path}.{field.Name}");
        }
    }
}
