using System;
using System.IO;
using Xunit;

namespace Phi3Data.Tests.Configuration;

public sealed class ConfigFileTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("phi3data-config").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void NearestFileUpwards_IsFound()
    {
        string inner = Directory.CreateDirectory(Path.Combine(root, "a", "b")).FullName;
        string top = Write(root, "{}");
        Assert.Equal(top, ConfigFile.Find(inner));
        string near = Write(Path.Combine(root, "a"), "{}");
        Assert.Equal(near, ConfigFile.Find(inner));
        Assert.Equal(top, ConfigFile.Find(root));
    }

    [Fact]
    public void NoFile_IsNull() => Assert.Null(ConfigFile.Find(root));

    [Fact]
    public void ByteOrderMark_IsPassedOver()
    {
        string path = Path.Combine(root, ConfigFile.Name);
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "{\"method\":\"rft\"}"u8]);
        Assert.Equal(TrainingMethod.Reinforcement, ConfigFile.Load(path).Method);
        Assert.Equal(path, ConfigFile.Load(path).Origin);
    }

    [Fact]
    public void Fault_IsSaidWithLineAndColumn()
    {
        string path = Write(root, "{\n  \"$schema\": \"é\", \"rules\": { \"PHI2999\": \"error\" }\n}\n");
        Assert.StartsWith(
            $"{path}(2,30): there is no rule PHI2999", Assert.Throws<ConfigException>(() => ConfigFile.Load(path)).Message);
    }

    [Fact]
    public void MissingFile_IsAnIoError() =>
        Assert.ThrowsAny<IOException>(() => ConfigFile.Load(Path.Combine(root, "none.json")));

    private static string Write(string folder, string json)
    {
        string path = Path.Combine(folder, ConfigFile.Name);
        File.WriteAllText(path, json);
        return path;
    }
}
