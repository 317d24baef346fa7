using System.IO;

namespace Phi3Data.Build;

/// <summary>A finding as it is kept from one build to the next.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">The severity that the rules' options give; the build may have another.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">1-based line; 1 for a finding on the file as a whole, as compilers show it.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
/// <param name="Message">The finding in words.</param>
/// <param name="More">Further findings of the rule in this file, which are counted only.</param>
sealed record FoundFinding(RuleId Rule, Severity Severity, string File, int Line, int Column, string Message, long More)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FoundFinding Read(BinaryReader reader) => new(
        (RuleId)reader.ReadUInt16(), (Severity)reader.ReadByte(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(),
        reader.ReadString(), reader.ReadInt64());

    /// <summary>Writes the finding.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write((ushort)Rule);
        writer.Write((byte)Severity);
        writer.Write(File);
        writer.Write(Line);
        writer.Write(Column);
        writer.Write(Message);
        writer.Write(More);
    }
}
