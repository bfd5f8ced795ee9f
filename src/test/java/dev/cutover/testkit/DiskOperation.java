package dev.cutover.testkit;

import java.nio.file.Path;

/** An operation on a {@link MemoryDisk}. Files are identified by number, since a name may move. */
public sealed interface DiskOperation {

    /** Bytes written to a file. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Write(int file, int at, byte[] bytes) implements DiskOperation {}

    /** Reserves space at the end of a file. */
    record Fill(int file, int bytes) implements DiskOperation {}

    /** A file shortened. */
    record Cut(int file, int length) implements DiskOperation {}

    /** Everything of a file made durable. */
    record Force(int file) implements DiskOperation {}

    /** A name given to a file. */
    record Link(Path name, int file) implements DiskOperation {}

    /** A name removed. */
    record Unlink(Path name) implements DiskOperation {}

    /** A name changed; whatever had the new one loses it. */
    record Rename(Path from, Path to) implements DiskOperation {}

    /** A folder made. */
    record MakeFolder(Path folder) implements DiskOperation {}

    /** All names in a folder made durable. */
    record ForceFolder(Path folder) implements DiskOperation {}
}
