using PoolGen.Generator.Parsing;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization.Types;

/// <summary>The generator's lists, the runtime's codecs and the documentation say the same.</summary>
public sealed class TypesPageTests
{
    /// <summary>Codecs that the generator composes by a type's shape instead of its name.</summary>
    private static readonly Type[] ByShape =
    [
        typeof(UnmanagedCodec<>), typeof(CheckedUnmanagedCodec<,>), typeof(NullableUnmanagedCodec<>), typeof(NullableCheckedCodec<,>), typeof(NullableCodec<,>),
        typeof(ArrayCodec<,>), typeof(Array2DCodec<,>), typeof(Array3DCodec<,>), typeof(Array4DCodec<,>), typeof(NoArgumentsCodec), typeof(NoResultCodec), typeof(CustomCodec<,>), typeof(ClassCodec<,>), typeof(StructCodec<,>),
    ];

    [Fact]
    public void Every_listed_type_has_the_codec_that_the_list_names()
    {
        foreach ((string type, string codecName) in KnownCodecs.All)
        {
            Type? codec = TypesPage.CodecOf(type, codecName);
            Assert.True(codec is not null, $"{type}: no {codecName}");
            Type served = TypesPage.Served(codec);
            Assert.Equal(type, (served.IsGenericType ? served.GetGenericTypeDefinition() : served).FullName);
            string[] arguments = [.. codec.GetGenericArguments().Where(static (_, i) => i % 2 == 0).Select(static a => a.Name)];
            Assert.Equal(arguments, served.GetGenericArguments().Select(static a => a.Name));
        }
    }

    [Fact]
    public void Every_codec_is_listed()
    {
        IEnumerable<Type> codecs = typeof(ICodec<>).Assembly.GetTypes().Where(static type =>
            type.Namespace is "PoolGen.Serialization" or "PoolGen.Sharing" && type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICodec<>)));
        Type[] listed = [.. KnownCodecs.All.Select(static row => TypesPage.CodecOf(row.MetadataName, row.CodecName)!), .. ByShape];
        Assert.Empty(codecs.Except(listed));
    }

    [Fact]
    public void Every_checked_type_has_the_check_that_the_list_names()
    {
        foreach ((string type, string check) in KnownBits.All.Where(static row => row.Check.Length > 0))
        {
            Type? found = typeof(ICodec<>).Assembly.GetType($"PoolGen.Serialization.{check}");
            Assert.Equal(type, found?.GetInterfaces().Single(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBitCheck<>)).GetGenericArguments()[0].FullName);
        }
    }

    /// <summary>Set POOLGEN_UPDATE=1 to write the page anew.</summary>
    [Fact]
    public void The_page_lists_them()
    {
        string page = File.ReadAllText(TypesPage.Path);
        string expected = TypesPage.Render(page);
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1") File.WriteAllText(TypesPage.Path, expected);
        else Assert.Equal(expected, page);
    }
}
