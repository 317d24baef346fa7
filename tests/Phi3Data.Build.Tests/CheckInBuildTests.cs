using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Phi3Data.Build.Tests;

/// <summary>Small projects, built for real with the packages.</summary>
[Collection(nameof(Packages))]
public sealed class CheckInBuildTests(Packages packages)
{
    private const string Package = """<PackageReference Include="Phi3Data.Build" Version="0.1.0" PrivateAssets="all" />""";
    private const string Data = """<Phi3Dataset Include="data/*.jsonl" Rules="PHI5004=none;PHI5012=none" />""";

    private const string Bad = """{"messages":[{"role":"user","content":"é😀"},{"role":"bot","content":"b"}]}""" + "\n";
    private const string Doubtful = """{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"},{"role":"assistant","content":"c"}]}""" + "\n";

    private const string UnknownRole = "error PHI2006: the role \"bot\" is unknown; did you mean assistant?";
    private const string SameRole = "warning PHI2003: \"user\" follows a message of the same role; expected user and assistant in turn";

    /// <summary>The compiler has the file; analyzers are off; the file is too large for it.</summary>
    public static TheoryData<string> Owners => ["-p:Phi3LiveLimitBytes=1048576", "-p:RunAnalyzers=false", "-p:Phi3LiveLimitBytes=0"];

    [Theory]
    [MemberData(nameof(Owners))]
    public void GoodData_SaysNothing(string owner)
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk"));
        BuildRun run = consumer.Build(owner);
        Assert.Equal((0, ""), (run.Code, run.Text.Trim()));
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void EachFault_IsReportedOnceAtItsPlace_ByWhoeverOwnsIt(string owner)
    {
        string rows = Consumer.Rows(12, "clerk");
        Consumer consumer = Create(rows + Bad + Doubtful + rows.Split('\n')[2] + "\n");
        string file = Path.Combine(consumer.Folder, "data", "train.jsonl");
        BuildRun run = consumer.Build(owner);
        Assert.Equal(1, run.Code);
        Assert.Equal(
            [$"{file}(13,54): {UnknownRole}", $"{file}(14,52): {SameRole}", $"{file}(15,1): warning PHI5002: the record is the same as line 3"],
            run.Findings);
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void Severities_AreTheProjects(string owner)
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk") + Doubtful);
        Assert.Empty(consumer.Build(owner, "-p:NoWarn=PHI2003").Findings);
        foreach (string property in (string[])["-p:WarningsAsErrors=PHI2003", "-p:TreatWarningsAsErrors=true"])
        {
            BuildRun run = consumer.Build(owner, property);
            Assert.Equal(1, run.Code);
            Assert.EndsWith(SameRole.Replace("warning", "error"), Assert.Single(run.Findings));
        }
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PHI2003.severity = error\n");
        Assert.Equal(1, consumer.Build(owner).Code);
        consumer.Write(".globalconfig", "is_global = true\nphi3_limits = maxMessages=2\n");
        Assert.Contains("error PHI2015", string.Join('\n', consumer.Build(owner).Findings));
        File.Delete(Path.Combine(consumer.Folder, ".globalconfig"));
        consumer.Write(".editorconfig", "[*.jsonl]\nphi3_limits = maxMessages=2\n");
        Assert.Contains("error PHI2015", string.Join('\n', consumer.Build(owner).Findings));
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void UnchangedFiles_AreNotReadAgain_AndTheirWarningsAreSaidAgain(string owner)
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk") + Doubtful);
        string[] first = consumer.Build(owner).Findings;
        Assert.EndsWith(SameRole, Assert.Single(first));
        string stamp = Assert.Single(Directory.GetFiles(Path.Combine(consumer.Folder, "obj", "Debug", "net10.0", "phi3data")));
        var written = File.GetLastWriteTimeUtc(stamp);
        Assert.Equal(first, consumer.Build(owner).Findings);
        Assert.Equal(written, File.GetLastWriteTimeUtc(stamp));
        consumer.Write("data/train.jsonl", Consumer.Rows(12, "clerk"));
        Assert.Empty(consumer.Build(owner).Findings);
    }

    [Fact]
    public void Leakage_IsFoundBetweenTheSidesOfASplit()
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk"));
        consumer.Write("data/validation.jsonl", Consumer.Rows(1, "clerk"));
        consumer.WriteProject(Package + Data + """<Phi3Dataset Update="data/validation.jsonl" Split="validation" />""");
        Assert.Contains("validation.jsonl(1,1): warning PHI5016", Assert.Single(consumer.Build().Findings));
    }

    [Theory]
    [InlineData("-p:Phi3LiveLimitBytes=1048576")]
    [InlineData("-p:Phi3LiveLimitBytes=0")]
    public void SeveralFrameworks_ReportOnce(string owner)
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk") + Bad);
        consumer.WriteProject(Package + Data, "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        Assert.EndsWith(UnknownRole, Assert.Single(consumer.Build(owner).Findings));
    }

    [Fact]
    public void TransitiveReference_ChecksToo()
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk") + Bad);
        consumer.WriteProject("""<PackageReference Include="Phi3Data.Build" Version="0.1.0" />""", name: "base/base.csproj");
        consumer.WriteProject("""<Compile Remove="base/**" /><ProjectReference Include="base/base.csproj" />""" + Data);
        Assert.EndsWith(UnknownRole, Assert.Single(consumer.Build("consumer.csproj").Findings));
    }

    [Fact]
    public void NothingIsChecked_WhereItIsTurnedOff_OrInADesignTimeBuild()
    {
        Consumer consumer = Create(Bad);
        Assert.Equal(0, consumer.Build("-p:Phi3CheckDatasets=false").Code);
        consumer.Build("-t:CoreCompile", "-p:DesignTimeBuild=true", "-p:Phi3LiveLimitBytes=0");
        Assert.Empty(Directory.GetFiles(consumer.Folder, "*.findings", SearchOption.AllDirectories));
    }

    [Fact]
    public void Link_IsTheFileItLeadsTo()
    {
        if (OperatingSystem.IsWindows()) return; // making a link takes a privilege there
        Consumer consumer = Create(Consumer.Rows(12, "clerk") + Bad);
        string target = Path.Combine(consumer.Folder, "elsewhere.txt"), link = Path.Combine(consumer.Folder, "data", "train.jsonl");
        File.Move(link, target);
        File.CreateSymbolicLink(link, target);
        // A link has fewer bytes than what it leads to: by them, the compiler would be given the file.
        BuildRun run = consumer.Build("-p:Phi3LiveLimitBytes=500");
        Assert.EndsWith(UnknownRole, Assert.Single(run.Findings));
        Assert.DoesNotContain("(https://", run.Text); // the compiler's way to say it
        File.WriteAllText(target, Consumer.Rows(12, "clerk"));
        Assert.Empty(consumer.Build("-p:Phi3LiveLimitBytes=500").Findings);
    }

    [Fact]
    public void WrongSettings_AreErrorsOfTheProject()
    {
        Consumer consumer = Create(Consumer.Rows(12, "clerk"));
        consumer.WriteProject(Package + """<Phi3Dataset Include="data/*.jsonl" Rules="PHI2003=loud" Split="test" />""");
        Assert.Contains("consumer.csproj : error : data/train.jsonl: Split is test, expected train or validation", consumer.Build().Text);
        consumer.WriteProject(Package + """<Phi3Dataset Include="data/*.jsonl" Rules="PHI2003=loud" />""");
        BuildRun run = consumer.Build();
        Assert.Equal(1, run.Code);
        Assert.Contains("consumer.csproj : error : data/train.jsonl: ", run.Text);
        Assert.Contains("loud", run.Text);
    }

    private Consumer Create(string train)
    {
        Consumer consumer = packages.CreateConsumer();
        consumer.Write("a.cs", "class A { }\n");
        consumer.Write("data/train.jsonl", train);
        consumer.WriteProject(Package + Data);
        return consumer;
    }
}
