using PoolGen;

namespace WebApi;

/// <summary>What runs in the workers.</summary>
public static class Work
{
    /// <summary>Evaluates a sum of products, with parentheses. One with too many of them overflows the stack, which no program survives: this one's worker ends.</summary>
    /// <exception cref="FormatException">It is no such expression.</exception>
    [PoolTask]
    public static long Evaluate(string expression)
    {
        int position = 0;
        long value = Sum(expression, ref position);
        return position == expression.Length ? value : throw Unexpected(expression, position);
    }

    private static long Sum(string text, ref int position)
    {
        long value = Product(text, ref position);
        while (position < text.Length && text[position] == '+')
        {
            position++;
            value += Product(text, ref position);
        }

        return value;
    }

    private static long Product(string text, ref int position)
    {
        long value = Factor(text, ref position);
        while (position < text.Length && text[position] == '*')
        {
            position++;
            value *= Factor(text, ref position);
        }

        return value;
    }

    private static long Factor(string text, ref int position)
    {
        if (position < text.Length && text[position] == '(')
        {
            position++;
            long value = Sum(text, ref position);
            if (position == text.Length || text[position] != ')') throw Unexpected(text, position);
            position++;
            return value;
        }

        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        return long.TryParse(text.AsSpan(start, position - start), out long number) ? number : throw Unexpected(text, start);
    }

    private static FormatException Unexpected(string text, int position) =>
        new(position < text.Length ? $"There is an unexpected '{text[position]}' at {position}." : "The expression ends too early.");
}
