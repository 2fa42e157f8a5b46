using PoolGen;

namespace Mandelbrot;

/// <summary>What runs in the workers.</summary>
public static class Work
{
    /// <summary>Draws one row where it belongs. Pure computing, the case that a pool is made for.</summary>
    /// <param name="y">Which row, from the top.</param>
    /// <param name="view">What is drawn.</param>
    /// <param name="row">The part of the picture that is this row: no other item writes there.</param>
    [PoolTask]
    public static void Row(int y, View view, SharedArray<byte> row) => Draw(y, view, row.Span);

    /// <summary>Draws one row: three bytes a pixel, black as they come.</summary>
    internal static void Draw(int y, View view, Span<byte> row)
    {
        double imaginary = view.CenterY + ((y - (view.Height / 2)) * view.PixelSize);
        for (int x = 0; x < view.Width; x++)
        {
            double real = view.CenterX + ((x - (view.Width / 2)) * view.PixelSize);
            Paint(row.Slice(x * 3, 3), Escape(real, imaginary, view.MaxIterations), view.MaxIterations);
        }
    }

    private static int Escape(double real, double imaginary, int maxIterations)
    {
        double a = 0, b = 0, aa = 0, bb = 0;
        int step = 0;
        while (aa + bb <= 4 && step < maxIterations)
        {
            b = (2 * a * b) + imaginary;
            a = aa - bb + real;
            aa = a * a;
            bb = b * b;
            step++;
        }

        return step;
    }

    // Bernstein polynomials over the logarithm of the steps; the set itself stays black.
    private static void Paint(Span<byte> pixel, int steps, int maxIterations)
    {
        if (steps == maxIterations) return;
        double t = Math.Log(steps + 1) / Math.Log(maxIterations + 1);
        pixel[0] = (byte)(9 * (1 - t) * t * t * t * 255);
        pixel[1] = (byte)(15 * (1 - t) * (1 - t) * t * t * 255);
        pixel[2] = (byte)(8.5 * (1 - t) * (1 - t) * (1 - t) * t * 255);
    }
}
