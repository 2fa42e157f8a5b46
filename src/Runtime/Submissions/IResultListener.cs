namespace PoolGen.Submissions;

/// <summary>One who is told of a result's end on the thread that ends it, and must be quick.</summary>
internal interface IResultListener
{
    void OnEnded(AsyncResult result);
}
