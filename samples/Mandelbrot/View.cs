namespace Mandelbrot;

/// <summary>The part of the plane that is drawn. A struct of numbers travels as it lies in memory.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="CenterX">The point in the middle of the picture.</param>
/// <param name="CenterY">The point in the middle of the picture.</param>
/// <param name="PixelSize">How far apart two neighbouring pixels are.</param>
/// <param name="MaxIterations">After how many steps a point counts as inside the set.</param>
public readonly record struct View(int Width, int Height, double CenterX, double CenterY, double PixelSize, int MaxIterations)
{
    /// <summary>The whole set.</summary>
    public static View Whole(int width, int height) => new(width, height, -0.6, 0, 2.6 / height, 5_000);
}
