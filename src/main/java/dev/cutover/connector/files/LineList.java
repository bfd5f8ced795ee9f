package dev.cutover.connector.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/**
 * A file that lines are added to, each with a key before a tab. What other programs append meanwhile stays whole. Its
 * owner lets one thread at a time use it.
 */
record LineList(Path file) {
    private static final int LONGEST_KEPT = 1 << 20;

    /** What became of a line. */
    enum Added {
        ADDED,
        /** The key was there before. */
        KNOWN,
        /** A part of this line was there, and was completed. */
        COMPLETED,
        /** A line of somebody else had no end, and was given one before. */
        AFTER_A_TORN_LINE
    }

    /**
     * How the file ends, and whether it has a line.
     *
     * @param torn the last line, if it has no end; as far as it may be the one that is looked for, a character a byte
     * @param size how far it was read
     */
    private record Search(boolean found, String torn, long tornSize, long size) {}

    /** Whether it has a whole line with this key. */
    boolean has(String key) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return search(channel, head(key)).found();
        } catch (NoSuchFileException nothingYet) {
            return false;
        }
    }

    /** Adds a line unless its key is there. If this fails, the file is cut back to what it was, if possible. */
    Added add(String key, String text) throws IOException, InterruptedException {
        byte[] line = (key + "\t" + text + "\n").getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(
                        file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
                var end = FileChannel.open(file, StandardOpenOption.APPEND)) {
            // Held against other processes until a channel is closed.
            channel.lock();
            var search = search(channel, head(key));
            if (search.found()) {
                return Added.KNOWN;
            }
            long size = search.size();
            boolean ours = isTornOff(search, line, head(key).length);
            boolean torn = search.tornSize() > 0;
            byte[] rest = ours
                    ? Arrays.copyOfRange(line, (int) search.tornSize(), line.length)
                    : torn ? afterBreak(line) : line;
            append(end, rest, size);
            FlagFile.forceFolder(file);
            return ours ? Added.COMPLETED : torn ? Added.AFTER_A_TORN_LINE : Added.ADDED;
        }
    }

    /** Whether the last line is a part of this one: it must have its whole key, which others do not. */
    private static boolean isTornOff(Search search, byte[] line, int head) {
        String torn = search.torn();
        return torn.length() == search.tornSize()
                && torn.length() >= head
                && torn.length() < line.length
                && new String(line, StandardCharsets.ISO_8859_1).startsWith(torn);
    }

    private static byte[] afterBreak(byte[] line) {
        byte[] broken = new byte[line.length + 1];
        broken[0] = '\n';
        System.arraycopy(line, 0, broken, 1, line.length);
        return broken;
    }

    /** Cuts nothing back that may be somebody else's. */
    private static void append(FileChannel end, byte[] bytes, long size) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                end.write(buffer);
            }
            end.force(true);
        } catch (IOException e) {
            if (end.size() == size + buffer.position()) {
                end.truncate(size);
            }
            throw e;
        }
    }

    private static byte[] head(String key) {
        return (key + "\t").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads all lines, in constant memory: a key that is anywhere is never added again. */
    private static Search search(FileChannel channel, byte[] head) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16);
        var torn = new ByteArrayOutputStream();
        long length = 0;
        long size = 0;
        boolean begins = true;
        for (int each = in.read(); each >= 0; each = in.read()) {
            size++;
            if (each == '\n') {
                if (begins && length >= head.length) {
                    return new Search(true, "", 0, size);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                length = 0;
                begins = true;
                torn.reset();
            } else {
                begins &= length >= head.length || head[(int) length] == (byte) each;
                if (begins && length < LONGEST_KEPT) {
                    torn.write(each);
                }
                length++;
            }
        }
        return new Search(false, torn.toString(StandardCharsets.ISO_8859_1), length, size);
    }
}
