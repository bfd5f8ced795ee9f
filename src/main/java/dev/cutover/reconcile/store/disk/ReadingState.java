package dev.cutover.reconcile.store.disk;

import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.ComparisonTally;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an input has been read, as it is written down.
 *
 * @param identity of the source, which must still be the same where reading goes on
 * @param position where it goes on
 * @param rows so far; whole only if the source has been read to its end
 * @param keyless rows that could not be read, and of which nobody knows the key
 * @param isOver whether nothing more is read, be it the end or a source that stopped
 * @param parts what its partitions have, in their order
 */
public record ReadingState(
        String identity,
        Position position,
        ComparisonTally.Rows rows,
        long keyless,
        boolean isOver,
        List<String> incomplete,
        List<String> remarks,
        List<String> advice,
        List<Part> parts) {

    public ReadingState {
        incomplete = List.copyOf(incomplete);
        remarks = List.copyOf(remarks);
        advice = List.copyOf(advice);
        parts = List.copyOf(parts);
    }

    /**
     * The rows in a partition.
     *
     * @param bytes the length of its file
     * @param sum the CRC-32C of those bytes
     */
    public record Part(long bytes, long rows, long sum) {
        public static final Part EMPTY = new Part(0, 0, 0);
    }

    public void write(DataOutput out) throws IOException {
        StoredText.write(out, identity);
        writePosition(out);
        out.writeLong(rows.read());
        out.writeLong(rows.unread());
        out.writeBoolean(rows.whole());
        out.writeLong(keyless);
        out.writeBoolean(isOver);
        StoredText.writeAll(out, incomplete);
        StoredText.writeAll(out, remarks);
        StoredText.writeAll(out, advice);
        out.writeInt(parts.size());
        for (Part part : parts) {
            out.writeLong(part.bytes());
            out.writeLong(part.rows());
            out.writeLong(part.sum());
        }
    }

    public static ReadingState read(DataInput in) throws IOException {
        return new ReadingState(
                StoredText.read(in),
                readPosition(in),
                new ComparisonTally.Rows(in.readLong(), in.readLong(), in.readBoolean()),
                in.readLong(),
                in.readBoolean(),
                StoredText.readAll(in),
                StoredText.readAll(in),
                StoredText.readAll(in),
                readParts(in));
    }

    private static List<Part> readParts(DataInput in) throws IOException {
        int count = in.readInt();
        var parts = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            parts.add(new Part(in.readLong(), in.readLong(), in.readLong()));
        }
        return parts;
    }

    private void writePosition(DataOutput out) throws IOException {
        if (position instanceof Position.Start) {
            out.writeUTF("start");
        } else if (position instanceof Position.Offset offset) {
            out.writeUTF("offset");
            out.writeLong(offset.offset());
            out.writeLong(offset.line());
        } else if (position instanceof Position.AfterKey after) {
            out.writeUTF("after");
            StoredText.writeAll(out, after.key());
        } else {
            throw new IllegalStateException("no such position: " + position);
        }
    }

    private static Position readPosition(DataInput in) throws IOException {
        String kind = in.readUTF();
        return switch (kind) {
            case "start" -> new Position.Start();
            case "offset" -> new Position.Offset(in.readLong(), in.readLong());
            case "after" -> new Position.AfterKey(StoredText.readAll(in));
            default -> throw new IOException("no such position: " + kind);
        };
    }
}
