package dev.cutover.query.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.journal.RecordReader;
import java.util.zip.CRC32;

/**
 * The first line of a snapshot: of what it is, and how far.
 *
 * @param build the build of the tool that wrote it
 * @param run the run's id
 * @param end where the record ended
 * @param length of what follows the line
 * @param checksum of what follows the line
 */
record SnapshotHeader(String build, String run, RecordReader.RecordEnd end, int length, long checksum) {
    private static final String BEGINNING = "cutover-snapshot-1";
    private static final int LONGEST = 1 << 10;
    private static final int PARTS = 8;

    static SnapshotHeader of(String build, String run, RecordReader.RecordEnd end, byte[] body) {
        return new SnapshotHeader(build, run, end, body.length, checksum(body, 0));
    }

    private static long checksum(byte[] bytes, int from) {
        var checksum = new CRC32();
        checksum.update(bytes, from, bytes.length - from);
        return checksum.getValue();
    }

    /** The line, with its end. */
    byte[] line() {
        return (BEGINNING + " " + build + " " + run + " " + end.seq() + " " + end.bytes() + " " + end.hash() + " "
                        + length + " " + checksum + "\n")
                .getBytes(US_ASCII);
    }

    /** Reads the line at the beginning of a whole snapshot, and checks what follows it. */
    static SnapshotHeader read(byte[] snapshot) throws UnfitSnapshot {
        int at = 0;
        while (at < snapshot.length && at < LONGEST && snapshot[at] != '\n') {
            at++;
        }
        var parts = new String(snapshot, 0, at, US_ASCII).split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(BEGINNING)) {
            throw new UnfitSnapshot("it does not begin like a snapshot");
        }
        var end = new RecordReader.RecordEnd(Long.parseLong(parts[3]), Long.parseLong(parts[4]), parts[5]);
        int length = Integer.parseInt(parts[6]);
        long checksum = Long.parseLong(parts[7]);
        if (length != snapshot.length - at - 1 || checksum != checksum(snapshot, at + 1)) {
            throw new UnfitSnapshot("it is not whole");
        }
        return new SnapshotHeader(parts[1], parts[2], end, length, checksum);
    }
}
