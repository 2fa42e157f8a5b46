namespace System.Runtime.CompilerServices;

/// <summary>What <c>init</c> and records need and netstandard2.0 lacks.</summary>
internal static class IsExternalInit;
