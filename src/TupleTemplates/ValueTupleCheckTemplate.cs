namespace PoolGen.TupleTemplates;

/// <summary>The check of a <c>ValueTuple&lt;…&gt;</c> that is read as raw memory.</summary>
internal static class ValueTupleCheckTemplate
{
    internal static string Expand(TupleItems items) => $$"""
        using System.ComponentModel;

        namespace PoolGen.Serialization;

        /// <summary>Tuples of which each item is checked.</summary>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public readonly struct ValueTupleCheck<{{items.Join(", ", item => $"{item.Type}, {item.Check}")}}> : IBitCheck<ValueTuple<{{items.Types}}>>
            {{items.Join("\n    ", item => $"where {item.Check} : IBitCheck<{item.Type}>")}}{{items.RestIsStruct}}
        {
            /// <inheritdoc/>
            public static bool IsValid(in ValueTuple<{{items.Types}}> value) =>
                {{items.Join("\n        && ", item => $"{item.Check}.IsValid(in value.{item.Member})")}};
        }
        """;
}
