package dev.cutover.reconcile.look;

import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A process that compares many rows of which every one is different, each in another way; it fails if it finds less.
 */
final class DifferentEverywhere {
    static final int ROWS = 400_000;

    private DifferentEverywhere() {}

    public static void main(String[] args) throws Exception {
        var request = RecipeRequest.of(
                        new ComparedSource(new Made("left", 1), Map.of()),
                        new ComparedSource(new Made("right", 2), Map.of()),
                        List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withDimensions(List.of("lane")));
        var comparison =
                Comparison.in(Path.of(args[0]), ComparisonRecipe.of(request).plan(), LookProgress.NONE);
        comparison.look();
        long different = comparison.result().tally().keys().different();
        comparison.remove();
        if (different != ROWS) {
            throw new IllegalStateException(different + " are different");
        }
    }

    /** Rows that are made as they are read. */
    private record Made(String name, int factor) implements RowSource {
        @Override
        public List<RecordSet.Column> columns() {
            return Stream.of("id", "status", "total", "lane")
                    .map(column -> RecordSet.Column.of(column, RecordSet.Type.TEXT, ""))
                    .toList();
        }

        @Override
        public String identity() {
            return name;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(ROWS);
        }

        @Override
        public void read(Position from, RowConsumer rows) throws InterruptedException {
            var slices = new FieldSlices();
            for (int i = 0; i < ROWS; i++) {
                byte[][] values = {
                    bytes("SO-" + i), bytes(name + i), bytes(i * 31L % 977 * factor + "." + i), bytes("L" + i % 1_000)
                };
                byte[] row = new byte
                        [Stream.of(values).mapToInt(value -> value.length).sum()];
                slices.begin(row, i + 1L);
                int at = 0;
                for (byte[] value : values) {
                    System.arraycopy(value, 0, row, at, value.length);
                    slices.add(at, value.length);
                    at += value.length;
                }
                rows.row(slices);
            }
        }

        @Override
        public long progress() {
            return 0;
        }

        @Override
        public boolean canLookAgain() {
            return false;
        }

        @Override
        public void again(Collection<List<String>> groups, RowConsumer rows) {
            throw new UnsupportedOperationException();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
