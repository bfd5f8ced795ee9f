package dev.cutover.reconcile.source;

import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.row.FieldSlices;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row after another with the values of some columns in the usual form. Not thread-safe. */
final class RewrittenRow {
    private final FieldSlices row = new FieldSlices();
    private final @Nullable WrittenNumber[] numbers;
    private final @Nullable WrittenTime[] times;
    private final OtherForms otherForms;
    private byte[] buffer = new byte[1 << 10];
    private int size;

    /** @param forms by the places of the columns */
    RewrittenRow(int columns, Map<Integer, WrittenForm> forms) {
        numbers = new WrittenNumber[columns];
        times = new WrittenTime[columns];
        otherForms = new OtherForms(forms);
        forms.forEach((place, form) -> {
            if (form.decimal().isPresent()) {
                numbers[place] = new WrittenNumber(form.decimal().orElseThrow());
            }
            if (form.dates().isPresent() || form.zone().isPresent()) {
                times[place] = new WrittenTime(form);
            }
        });
    }

    /** The row with its values rewritten; holds until the next one. */
    FieldSlices of(FieldSlices written) {
        reserve(written);
        row.begin(buffer, written.place());
        for (int i = 0; i < written.count(); i++) {
            if (written.isNull(i)) {
                row.addNull();
            } else {
                int start = size;
                add(written, i);
                row.add(start, size - start);
            }
        }
        var readAt = written.readAt();
        if (readAt != null) {
            row.seen(written.version(), readAt);
        }
        return row;
    }

    /** The values so far that were not in the form of their column. */
    OtherForms otherForms() {
        return otherForms;
    }

    /** A time that is rewritten may be longer than before. */
    private void reserve(FieldSlices written) {
        long needed = 0;
        for (int i = 0; i < written.count(); i++) {
            needed += Math.max(0, written.length(i)) + (times[i] == null ? 0 : WrittenTime.LONGEST);
        }
        if (needed > buffer.length) {
            buffer = new byte[Math.toIntExact(needed + needed / 2)];
        }
        size = 0;
    }

    private void add(FieldSlices written, int column) {
        byte[] bytes = written.bytes();
        int start = written.start(column);
        int end = start + written.length(column);
        // Blanks at the ends are a difference of their own, which other rules overlook or not.
        while (start < end && bytes[start] == ' ') {
            buffer[size++] = bytes[start++];
        }
        int last = end;
        while (last > start && bytes[last - 1] == ' ') {
            last--;
        }
        addValue(column, bytes, start, last - start);
        copy(bytes, last, end - last);
    }

    private void addValue(int column, byte[] bytes, int start, int length) {
        boolean isRewritten =
                length == 0 || writeNumber(column, bytes, start, length) || writeTime(column, bytes, start, length);
        if (!isRewritten) {
            otherForms.add(column, bytes, start, length);
            copy(bytes, start, length);
        }
    }

    private boolean writeNumber(int column, byte[] bytes, int start, int length) {
        var number = numbers[column];
        int rewritten = number == null ? -1 : number.write(bytes, start, length, buffer, size);
        size += Math.max(0, rewritten);
        return rewritten >= 0;
    }

    private boolean writeTime(int column, byte[] bytes, int start, int length) {
        var time = times[column];
        if (time == null || length > WrittenTime.LONGEST) {
            return false;
        }
        var usual = time.of(new String(bytes, start, length, StandardCharsets.UTF_8));
        usual.ifPresent(text -> {
            byte[] written = text.getBytes(StandardCharsets.UTF_8);
            copy(written, 0, written.length);
        });
        return usual.isPresent();
    }

    private void copy(byte[] bytes, int start, int length) {
        System.arraycopy(bytes, start, buffer, size, length);
        size += length;
    }
}
