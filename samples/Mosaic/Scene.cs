namespace Mosaic;

/// <summary>The picture that becomes a mosaic: hills under an evening sky, three bytes a pixel.</summary>
internal static class Scene
{
    internal static byte[] Paint(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) Paint(pixels.AsSpan(((y * width) + x) * 3, 3), (double)x / width, (double)y / height, (double)width / height);
        }

        return pixels;
    }

    private static void Paint(Span<byte> pixel, double x, double y, double aspect)
    {
        double sun = Math.Sqrt(Math.Pow((x - 0.68) * aspect, 2) + Math.Pow(y - 0.34, 2));
        if (y > 0.74 + (0.06 * Math.Sin((x * 9) + 1))) Set(pixel, 32, 74 + (60 * (1 - y)), 48);
        else if (y > 0.6 + (0.09 * Math.Sin((x * 6) + 4))) Set(pixel, 58, 96, 92 + (40 * x));
        else if (y > 0.5 + (0.11 * Math.Sin((x * 4) + 0.5))) Set(pixel, 104, 92, 132);
        else if (sun < 0.13) Set(pixel, 255, 236, 150);
        else Set(pixel, 90 + (165 * y) + (60 / (1 + (20 * sun))), 90 + (90 * y) + (50 / (1 + (20 * sun))), 170 - (90 * y));
    }

    private static void Set(Span<byte> pixel, double red, double green, double blue)
    {
        pixel[0] = (byte)Math.Min(255, red);
        pixel[1] = (byte)Math.Min(255, green);
        pixel[2] = (byte)Math.Min(255, blue);
    }
}
