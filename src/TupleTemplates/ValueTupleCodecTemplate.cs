namespace PoolGen.TupleTemplates;

/// <summary>The codec of <c>ValueTuple&lt;…&gt;</c>.</summary>
internal static class ValueTupleCodecTemplate
{
    internal static string Expand(TupleItems items) => $$"""
        using System.ComponentModel;

        namespace PoolGen.Serialization;

        /// <summary>Tuples: their items, or their raw memory where they hold no references.</summary>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public readonly struct {{Codec(items)}} : ICodec<ValueTuple<{{items.Types}}>>
            {{items.Join("\n    ", item => $"where {item.Codec} : ICodec<{item.Type}>")}}{{items.RestIsStruct}}
        {
            /// <inheritdoc/>
            public static int FixedSize => Block.Size<ValueTuple<{{items.Types}}>>();

            /// <inheritdoc/>
            public static int MinimumSize => Math.Max(FixedSize, {{items.Join(" + ", item => $"{item.Codec}.MinimumSize")}});

            /// <inheritdoc/>
            public static bool IsValid(in ValueTuple<{{items.Types}}> value) =>
                {{items.Join(" && ", item => $"{item.Codec}.IsValid(in value.{item.Member})")}};

            /// <inheritdoc/>
            public static void Write(ref PayloadWriter writer, ValueTuple<{{items.Types}}> value)
            {
                if (FixedSize > 0)
                {
                    writer.WriteRaw(in value);
                    return;
                }

                {{items.Join("\n        ", item => $"{item.Codec}.Write(ref writer, value.{item.Member});")}}
            }

            /// <inheritdoc/>
            public static ValueTuple<{{items.Types}}> Read(ref PayloadReader reader) => FixedSize > 0
                ? Block.Read<ValueTuple<{{items.Types}}>, {{Codec(items)}}>(ref reader)
                : new({{items.Join(", ", item => $"{item.Codec}.Read(ref reader)")}});
        }
        """;

    private static string Codec(TupleItems items) => $"ValueTupleCodec<{items.Join(", ", item => $"{item.Type}, {item.Codec}")}>";
}
