#pragma warning disable CA1032 // One constructor is the point.
namespace Library;

/// <summary>An exception of another assembly than the tasks', with a member of a type of that assembly.</summary>
public sealed class ReturnedParcelException(string message, Parcel parcel) : Exception(message)
{
    public Parcel Parcel { get; } = parcel;
}
