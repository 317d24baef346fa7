using System;
using Phi3Data.Cli;

using var terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal, Cancellation.OfProcess());
