namespace Mosaic;

/// <summary>The stones that there are, and a table that says for each colour which of them is nearest to it.</summary>
internal static class Stones
{
    /// <summary>The bits of each of red, green and blue that the table looks at.</summary>
    internal const int Bits = 6;

    // Few reds and blues, more greens: eyes tell greens apart best.
    private static readonly byte[] Reds = [24, 76, 128, 180, 244];
    private static readonly byte[] Greens = [28, 62, 96, 130, 164, 198, 240];
    private static readonly byte[] Blues = [40, 92, 144, 200];

    /// <summary>Three bytes for each colour.</summary>
    internal static byte[] Table()
    {
        const int steps = 1 << Bits;
        byte[] table = new byte[steps * steps * steps * 3];
        for (int red = 0; red < steps; red++)
        {
            for (int green = 0; green < steps; green++)
            {
                for (int blue = 0; blue < steps; blue++)
                {
                    Span<byte> entry = table.AsSpan(Place(red << (8 - Bits), green << (8 - Bits), blue << (8 - Bits)), 3);
                    (entry[0], entry[1], entry[2]) = (Nearest(Reds, red), Nearest(Greens, green), Nearest(Blues, blue));
                }
            }
        }

        return table;
    }

    /// <summary>Where the table has a colour.</summary>
    internal static int Place(int red, int green, int blue) =>
        3 * ((((red >> (8 - Bits)) << (2 * Bits)) | ((green >> (8 - Bits)) << Bits)) | (blue >> (8 - Bits)));

    private static byte Nearest(byte[] levels, int step) => levels.MinBy(level => Math.Abs(level - (step << (8 - Bits))));
}
