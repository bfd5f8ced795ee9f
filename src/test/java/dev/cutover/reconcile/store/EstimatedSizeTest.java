package dev.cutover.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.row.RowConsumer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is refused because of an estimate: what a database says of its rows may be wrong by any factor. */
class EstimatedSizeTest {
    private static final int ROWS = 60_000;

    @TempDir
    private Path folder;

    private StoreScene scene(boolean isFile) {
        var rows = new ArrayList<@Nullable List<@Nullable String>>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(List.of("SO-" + i, "1", "open", "x".repeat(100)));
        }
        var listed = ListedRows.of("orders", List.of("id", "line", "status", "note"), rows);
        return new StoreScene(
                folder.resolve("pass"), new Huge(listed, isFile), new Huge(listed, isFile), StoreScene.SMALL);
    }

    @Test
    void anEstimateThatIsFarTooHighRefusesNothing() throws Exception {
        assertThat(scene(false).outcome().incomplete()).isEmpty();
    }

    @Test
    void aFileThatCannotFitIsRefused() {
        assertThatThrownBy(() -> scene(true).outcome()).hasMessageContaining("there is too little room");
    }

    /** Rows that call themselves more than any disk can take. */
    private static final class Huge extends ForwardingSource {
        private final boolean isFile;

        Huge(ListedRows rows, boolean isFile) {
            super(rows);
            this.isFile = isFile;
        }

        @Override
        public Unit unit() {
            return isFile ? Unit.BYTES : Unit.ROWS;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(Long.MAX_VALUE / 1_000);
        }

        @Override
        public boolean canLookAgain() {
            return !isFile;
        }

        @Override
        public void again(Collection<List<String>> groups, RowConsumer to) {
            throw new UnsupportedOperationException();
        }
    }
}
