package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.journal.disk.JournalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record's end. What is added is written and forced together. After the first failure that leaves the state of
 * the disk unknown, it never writes again: the system may have dropped the data, and a second force would not report
 * it. Not thread-safe.
 */
final class RecordWriter implements AutoCloseable {
    private final Path name;
    private final AppendFile file;
    private final HashChain hashChain;
    private final List<byte[]> pending = new ArrayList<>();
    private long durable;
    private @Nullable JournalException failure;

    /** Frees space on a full disk; throws if there is none. */
    @FunctionalInterface
    interface RoomMaker {
        void makeRoom(DiskFullException full) throws IOException;
    }

    /** The file must end where its last whole line ends, which has this hash. */
    RecordWriter(Path name, AppendFile file, String head) throws IOException {
        this.name = name;
        this.file = file;
        this.hashChain = new HashChain(head);
        this.durable = file.length();
    }

    void add(byte[] json) {
        requireSound();
        pending.add(json);
    }

    /** Where the durable part ends, whose last event has this number. */
    RecordReader.RecordEnd end(long seq) {
        return new RecordReader.RecordEnd(seq, durable, hashChain.head());
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Makes everything added durable. If the disk is full, frees space, once. */
    void force(RoomMaker room) {
        requireSound();
        var bytes = lines();
        try {
            write(bytes, room);
        } catch (IOException e) {
            throw fail("cannot write the record " + name + ": " + e.getMessage(), e);
        }
        try {
            file.force();
        } catch (IOException e) {
            throw fail("the disk did not confirm the write to the record " + name + ": " + e.getMessage(), e);
        }
        durable += bytes.length;
        pending.clear();
    }

    /** Nothing is written from here on. */
    void refuse(JournalException why) {
        failure = why;
    }

    private byte[] lines() {
        var bytes = new ByteArrayOutputStream(512 * pending.size());
        for (int i = 0; i < pending.size(); i++) {
            var json = i + 1 < pending.size() ? RecordLayout.withMore(pending.get(i)) : pending.get(i);
            hashChain.moveTo(hashChain.next(json, 0, json.length));
            bytes.writeBytes(hashChain.head().getBytes(US_ASCII));
            bytes.write(' ');
            bytes.writeBytes(json);
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    /** Nothing of it was forced yet, so it can be truncated and written again. */
    private void write(byte[] bytes, RoomMaker room) throws IOException {
        try {
            file.write(bytes);
        } catch (DiskFullException e) {
            file.cut(durable);
            room.makeRoom(e);
            file.write(bytes);
        }
    }

    private JournalException fail(String message, IOException cause) {
        var failed = new JournalException(
                message + "; the last write may be lost, and it is not tried again",
                "repair the disk, then `cutover resume`: it continues from what was confirmed",
                cause);
        failure = failed;
        return failed;
    }

    private void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
