namespace PoolGen.Serialization;

/// <summary>Carries an error out of a codec that is told as it is, and not as an error of a payload.</summary>
internal sealed class PlainFailure(Exception exception) : Exception(exception.Message, exception);
