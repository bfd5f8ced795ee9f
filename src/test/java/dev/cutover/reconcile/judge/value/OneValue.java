package dev.cutover.reconcile.judge.value;

import dev.cutover.reconcile.row.RowView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row with one column. */
record OneValue(@Nullable String value) implements RowView {

    @Override
    public @Nullable String text(int column) {
        return value;
    }

    @Override
    public boolean isNull(int column) {
        return value == null;
    }

    @Override
    public byte[] bytes() {
        return value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int start(int column) {
        return 0;
    }

    @Override
    public int length(int column) {
        return value == null ? -1 : bytes().length;
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public @Nullable Instant readAt() {
        return null;
    }
}
