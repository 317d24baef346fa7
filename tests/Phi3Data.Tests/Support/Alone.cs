using Xunit;

namespace Phi3Data.Tests;

/// <summary>
/// Tests that run with no other beside them: they change what belongs to the whole process (the working folder) or measure it
/// (allocations of all threads).
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
