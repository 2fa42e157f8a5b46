namespace PoolGen.TupleTemplates;

/// <summary>The codec of <c>Tuple&lt;…&gt;</c>.</summary>
internal static class TupleCodecTemplate
{
    internal static string Expand(TupleItems items) => $$"""
        #nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
        using System.ComponentModel;

        namespace PoolGen.Serialization;

        /// <summary>Tuples of the class kind: objects with {{items.Size}} {{(items.Size == 1 ? "member" : "members")}}.</summary>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public readonly struct TupleCodec<{{items.Join(", ", item => $"{item.Type}, {item.Codec}")}}> : ICodec<Tuple<{{items.Types}}>>
            {{items.Join("\n    ", item => $"where {item.Codec} : ICodec<{item.Type}>")}}
        {
            /// <inheritdoc/>
            public static void Write(ref PayloadWriter writer, Tuple<{{items.Types}}> value)
            {
                if (value is null)
                {
                    writer.WriteNullObject();
                    return;
                }

                writer.BeginObject({{items.Size}});
                {{items.Join("\n        ", item => $"{item.Codec}.Write(ref writer, value.{item.Member});")}}
                writer.EndObject();
            }

            /// <inheritdoc/>
            public static Tuple<{{items.Types}}> Read(ref PayloadReader reader)
            {
                if (!reader.BeginObject({{items.Size}})) return null;
                Tuple<{{items.Types}}> value = new({{items.Join(", ", item => $"{item.Codec}.Read(ref reader)")}});
                reader.EndObject();
                return value;
            }
        }
        """;
}
