package dev.cutover.reconcile.store;

import static dev.cutover.reconcile.store.StoreScene.NAMES;
import static dev.cutover.reconcile.store.StoreScene.SMALL;
import static dev.cutover.reconcile.store.StoreScene.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.reconcile.row.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsInMemoryTest {
    private static final int KEYS = 20;
    private static final String LONG = "s".repeat(40);

    private final List<@Nullable List<@Nullable String>> rows = new ArrayList<>();
    private final GroupsInMemory groups = groups();

    private GroupsInMemory groups() {
        return new GroupsInMemory(scene().pass(false), SMALL);
    }

    private StoreScene scene() {
        return new StoreScene(
                Path.of("unused"), ListedRows.of("left", NAMES, rows), ListedRows.of("right", NAMES, rows), SMALL);
    }

    /** Reads both sides; by key, how many rows of the left and of the right are shown. */
    private Map<String, List<Integer>> shown(int keys) throws Exception {
        var pass = scene().pass(false);
        groups.begin(keys);
        for (int input = 0; input < pass.inputs().size(); input++) {
            pass.inputs().get(input).source().read(new Position.Start(), groups.rows(input));
        }
        var shown = new HashMap<String, List<Integer>>();
        groups.forEach(group -> shown.put(
                group.key().toString(),
                List.of(group.rows(0).size(), group.rows(1).size())));
        return shown;
    }

    /** Up to the room for all of them, and beyond. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10})
    void severalKeysAreShownWithAllTheirRowsOrNotAtAll(int rowsOfEach) throws Exception {
        for (int i = 0; i < KEYS * rowsOfEach; i++) {
            rows.add(row("X" + i % KEYS, 1, LONG, "1"));
        }
        var shown = shown(KEYS);
        if (!groups.isFull()) {
            assertThat(shown).hasSize(KEYS);
            assertThat(shown.values()).allMatch(List.of(rowsOfEach, rowsOfEach)::equals);
        }
        assertThat(groups.isFull()).isEqualTo(rowsOfEach >= 4);
    }

    @Test
    void aKeyThatIsAloneAndHasTooManyRowsIsShownWithItsFirstOnes() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            rows.add(row("X", 1, LONG, "1"));
        }
        assertThat(shown(1)).hasSize(1);
        assertThat(groups.isFull()).isFalse();
        groups.forEach(group -> {
            assertThat(group.count(0)).isEqualTo(1_000);
            assertThat(group.count(1)).isEqualTo(1_000);
            assertThat(group.rows(1)).hasSizeGreaterThanOrEqualTo(2);
        });
    }
}
