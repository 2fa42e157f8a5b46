using PoolGen;

namespace Mosaic;

/// <summary>What runs in the workers.</summary>
public static class Work
{
    /// <summary>The width and height of a stone, in pixels.</summary>
    public const int StoneSize = 12;

    /// <summary>Turns one row of stones into what it is in the mosaic, where it lies.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="strip">The part of the picture that is this row of stones: no other item reads or writes there.</param>
    /// <param name="stones">Which stone serves which colour. All workers read the same one.</param>
    [PoolTask]
    public static void Lay(int width, SharedArray<byte> strip, ReadOnlySharedArray<byte> stones) => Lay(width, strip.Span, stones.Span);

    /// <summary>The same, for pixels that lie anywhere.</summary>
    internal static void Lay(int width, Span<byte> strip, ReadOnlySpan<byte> stones)
    {
        int height = strip.Length / (3 * width);
        for (int left = 0; left < width; left += StoneSize)
        {
            int right = Math.Min(left + StoneSize, width);
            ReadOnlySpan<byte> stone = stones.Slice(PlaceOfMean(width, strip, height, left, right), 3);
            for (int y = 0; y < height; y++)
            {
                for (int x = left; x < right; x++) Paint(strip.Slice(((y * width) + x) * 3, 3), stone, x - left, y);
            }
        }
    }

    private static int PlaceOfMean(int width, ReadOnlySpan<byte> strip, int height, int left, int right)
    {
        int red = 0, green = 0, blue = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = left; x < right; x++)
            {
                ReadOnlySpan<byte> pixel = strip.Slice(((y * width) + x) * 3, 3);
                red += pixel[0];
                green += pixel[1];
                blue += pixel[2];
            }
        }

        int count = height * (right - left);
        return Stones.Place(red / count, green / count, blue / count);
    }

    // Light comes from above and from the left, and stones are a little round; between them is mortar.
    private static void Paint(Span<byte> pixel, ReadOnlySpan<byte> stone, int x, int y)
    {
        double fromMiddleX = (x - (StoneSize / 2.0)) / StoneSize, fromMiddleY = (y - (StoneSize / 2.0)) / StoneSize;
        bool isMortar = x == 0 || y == 0;
        double light = isMortar ? 0.45 : 1.05 - (0.35 * Math.Sqrt((fromMiddleX * fromMiddleX) + (fromMiddleY * fromMiddleY))) - (0.12 * (fromMiddleX + fromMiddleY));
        for (int i = 0; i < 3; i++) pixel[i] = (byte)Math.Min(255, stone[i] * light);
    }
}
