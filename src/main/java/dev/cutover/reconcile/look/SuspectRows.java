package dev.cutover.reconcile.look;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.store.JudgedKey;
import dev.cutover.reconcile.store.JudgedKeySink;
import dev.cutover.spi.RecordSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Suspects as rows, each with what was said of it, so that they meet the rows of their keys. Thread-safe. */
final class SuspectRows implements RowSource {
    private final Listed listed;
    private final int keyColumns;
    private final long count;
    private final int rowBytes;
    private final AtomicLong progress = new AtomicLong();

    SuspectRows(Listed listed, int keyColumns, long count, int rowBytes) {
        this.rowBytes = rowBytes;
        this.listed = listed;
        this.keyColumns = keyColumns;
        this.count = count;
    }

    /** Where they are listed. */
    @FunctionalInterface
    interface Listed {
        void forEach(JudgedKeySink sink) throws IOException, InterruptedException;
    }

    PassInput input() {
        var key = IntStream.range(0, keyColumns).boxed().toList();
        var judged = columns().get(keyColumns);
        return new PassInput(
                this, new InputLayout(Side.LEFT, name(), key, List.of(), List.of(keyColumns), List.of(judged)));
    }

    /** What was said of the key that a row is about. */
    static JudgedKey judged(RowView row) {
        try {
            return JudgedKey.read(
                    new DataInputStream(new ByteArrayInputStream(row.bytes(), row.start(0), row.length(0))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A filter that has all of their keys. */
    KeyFilter filter() throws IOException, InterruptedException {
        var filter = new KeyFilter();
        var encoder = new RowEncoder(input().layout(), rowBytes);
        var row = new FieldSlices();
        listed.forEach(suspect -> {
            fill(row, suspect.key(), 0);
            if (encoder.encodeKey(row)) {
                filter.add(encoder.keyHash());
            }
        });
        return filter;
    }

    @Override
    public void read(Position from, RowConsumer rows) throws InterruptedException {
        progress.set(0);
        var row = new FieldSlices();
        try {
            listed.forEach(suspect -> {
                fill(row, suspect);
                rows.row(row);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of which so much was said that they make no row: they are not read here, and must be kept. */
    void tooLarge(JudgedKeySink sink) throws IOException, InterruptedException {
        var encoder = new RowEncoder(input().layout(), rowBytes);
        var row = new FieldSlices();
        listed.forEach(suspect -> {
            fill(row, suspect);
            if (encoder.encode(row).isPresent()) {
                sink.judged(suspect);
            }
        });
    }

    private void fill(FieldSlices row, JudgedKey suspect) throws IOException {
        var judged = new ByteArrayOutputStream();
        suspect.write(new DataOutputStream(judged));
        byte[] bytes = fill(row, suspect.key(), judged.size());
        int start = bytes.length - judged.size();
        System.arraycopy(judged.toByteArray(), 0, bytes, start, judged.size());
        row.add(start, judged.size());
    }

    /** Begins a row with its key, in a buffer that has room for more. */
    private byte[] fill(FieldSlices row, List<String> key, int more) {
        var parts =
                key.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
        byte[] bytes = new byte[parts.stream().mapToInt(part -> part.length).sum() + more];
        row.begin(bytes, progress.incrementAndGet());
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, bytes, at, part.length);
            row.add(at, part.length);
            at += part.length;
        }
        return bytes;
    }

    @Override
    public String name() {
        return "what has to be looked at again";
    }

    @Override
    public List<RecordSet.Column> columns() {
        return IntStream.rangeClosed(0, keyColumns)
                .mapToObj(place ->
                        RecordSet.Column.of(place < keyColumns ? "key" + place : "judged", RecordSet.Type.TEXT, ""))
                .toList();
    }

    @Override
    public String identity() {
        return name();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public long progress() {
        return progress.get();
    }

    @Override
    public boolean canLookAgain() {
        return false;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource {
        throw new UnreadableSource(name() + " is read once");
    }
}
