namespace Guide;

/// <summary>Says which snippet of docs/guide runs next. Its code is between the call of <see cref="Begin"/> and the comment that ends it.</summary>
internal static class Snippet
{
    /// <summary>What is written from here on is the output of this snippet.</summary>
    internal static void Begin(string name) => Console.WriteLine($"== {name}");
}
