using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>Finds and opens the members of ZIP archives. A member is named by the archive's path, a slash and its own name.</summary>
static class ZipMembers
{
    private static readonly string[] DataEndings = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"];
    private static readonly string[] CompressedEndings = [".gz", ".zst"];

    /// <summary>Whether a file is an archive by its first bytes; false where that cannot be seen.</summary>
    public static bool IsArchive(string path)
    {
        try
        {
            // Pipes and devices have no length, and must not be opened twice.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return false;
            using FileStream file = Open(path);
            Span<byte> head = stackalloc byte[FileTypes.HeadLength];
            return file.CanSeek && FileTypes.Recognise(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]) == FileType.Zip;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // who reads it says why
        }
    }

    /// <summary>
    /// The members with data, in ordinal order: those whose names end as data files do, else all that are no folders and not
    /// hidden.
    /// </summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or has no member.</exception>
    public static IReadOnlyList<string> List(string path)
    {
        using ZipArchive archive = Load(path);
        List<string> members = [.. archive.Entries.Select(entry => entry.FullName).Where(IsVisibleFile).Order(StringComparer.Ordinal)];
        if (members.Count == 0) throw new InvalidDataException($"{path}: the ZIP archive has no members.");
        List<string> data = members.FindAll(IsData);
        return data.Count > 0 ? data : members;
    }

    /// <summary>Divides the name of a member: its longest start that is an archive, and the rest.</summary>
    /// <returns>Null when no start is an archive that has such a member.</returns>
    public static (string Archive, string Member)? Find(string name)
    {
        for (int slash = name.Length; (slash = name.LastIndexOf('/', slash - 1)) > 0;)
        {
            string path = name[..slash];
            if (!File.Exists(path)) continue;
            if (!IsArchive(path)) return null;
            using ZipArchive archive = Load(path);
            return archive.GetEntry(name[(slash + 1)..]) is null ? null : (path, name[(slash + 1)..]);
        }
        return null;
    }

    /// <summary>Opens a member.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or the member is encrypted or no longer there.</exception>
    public static Stream Open(string path, string member)
    {
        ZipArchive archive = Load(path);
        try
        {
            ZipArchiveEntry entry = archive.GetEntry(member)
                ?? throw new InvalidDataException($"{path}: the ZIP archive has no member {member}.");
            if (entry.IsEncrypted) throw new InvalidDataException($"{path}/{member} is encrypted.");
            return new MemberStream(archive, entry, path);
        }
        catch (Exception e)
        {
            archive.Dispose();
            if (e is not InvalidDataException || e.Message.Contains(path, StringComparison.Ordinal)) throw;
            throw new InvalidDataException($"{path}/{member} cannot be read. {e.Message}", e);
        }
    }

    private static bool IsVisibleFile(string name) =>
        !name.EndsWith('/') && !name.StartsWith("__MACOSX/", StringComparison.Ordinal) && !name.Split('/').Any(part => part.StartsWith('.'));

    private static bool IsData(string name)
    {
        string plain = CompressedEndings.FirstOrDefault(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is string end
            ? name[..^end.Length]
            : name;
        return DataEndings.Any(end => plain.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    private static ZipArchive Load(string path)
    {
        FileStream file = Open(path);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            _ = archive.Entries; // reads the directory, so that damage is met here
            return archive;
        }
        catch (Exception e)
        {
            file.Dispose();
            if (e is InvalidDataException) throw new InvalidDataException($"{path}: the ZIP archive is damaged or cut off. {e.Message}", e);
            throw;
        }
    }

    /// <summary>
    /// A member's bytes, decompressed. Size and checksum of the directory are compared, which <see cref="ZipArchive"/> leaves
    /// to its caller.
    /// </summary>
    private sealed class MemberStream : Stream
    {
        private readonly ZipArchive archive;
        private readonly ZipArchiveEntry entry;
        private readonly Stream content;
        private readonly string name;
        private readonly Crc32 crc = new();
        private long read;

        public MemberStream(ZipArchive archive, ZipArchiveEntry entry, string path)
        {
            name = $"{path}/{entry.FullName}";
            content = entry.Open();
            this.archive = archive;
            this.entry = entry;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count;
            try
            {
                count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
            return Take(buffer.Span, count);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                archive.Dispose();
            }
            base.Dispose(disposing);
        }

        private int Take(ReadOnlySpan<byte> buffer, int count)
        {
            crc.Append(buffer[..count]);
            read += count;
            if (count == 0 && buffer.Length > 0 && (read != entry.Length || crc.GetCurrentHashAsUInt32() != entry.Crc32))
                throw Damaged();
            return count;
        }

        private InvalidDataException Damaged() => new($"{name}: the ZIP member is damaged or cut off.");
    }
}
