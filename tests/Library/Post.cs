namespace Library;

/// <summary>Code of another assembly, called by tasks.</summary>
public static class Post
{
    /// <summary>Fails with an exception of this assembly.</summary>
    public static Parcel Lose(Parcel parcel) => throw new LostParcelException(parcel.Label);
}
