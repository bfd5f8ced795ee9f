package dev.cutover.reconcile.look;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.spi.RecordSet;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks twice at made rows, half of which differ, in a process of its own. Says when a look is done. */
final class SecondLookProcess {
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private SecondLookProcess() {}

    /** With a folder, a number of rows, and whether rows are found by their keys. */
    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        boolean areFound = Boolean.parseBoolean(args[2]);
        var looks = new Looks(Optional.empty(), "updated_at", Duration.ofMinutes(3), 2);
        var request = RecipeRequest.of(
                        new ComparedSource(new Made("old.orders", rows, false, areFound), Map.of()),
                        new ComparedSource(new Made("new.orders", rows, true, areFound), Map.of()),
                        List.of("id"))
                .withLooks(looks);
        var plan = ComparisonRecipe.of(request).plan().listingDifferences();
        var comparison = Comparison.in(Path.of(args[0]), plan, LookProgress.NONE);
        while (comparison.last() == null || !comparison.last().isLast()) {
            var look = comparison.look();
            tell("look " + look.number() + " " + look.suspects());
        }
        long[] listed = new long[1];
        comparison.differences((key, problems, standing) -> listed[0]++);
        tell(comparison.result().tally().keys() + " " + listed[0] + " "
                + comparison.result().incomplete());
    }

    private static void tell(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The command that starts it. */
    static ProcessBuilder command(Path folder, int rows, boolean areFound) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondLookProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(rows),
                        Boolean.toString(areFound))
                .redirectErrorStream(true);
    }

    /** Rows with a number as their key; on the right side every other one has another status. */
    private record Made(String name, int rows, boolean isRight, boolean findsRows) implements RowSource {
        @Override
        public List<RecordSet.Column> columns() {
            return List.of(
                    RecordSet.Column.of("id", RecordSet.Type.TEXT, ""),
                    RecordSet.Column.of("status", RecordSet.Type.TEXT, ""));
        }

        @Override
        public String identity() {
            return name;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(rows);
        }

        @Override
        public void read(Position from, RowConsumer to) throws InterruptedException {
            var row = new FieldSlices();
            for (int i = 0; i < rows; i++) {
                pass(Integer.toString(i), i, row, to);
            }
        }

        private void pass(String key, int number, FieldSlices row, RowConsumer to) throws InterruptedException {
            byte[] bytes =
                    (key + (isRight && number % 2 == 0 ? "shipped" : "created")).getBytes(StandardCharsets.UTF_8);
            row.begin(bytes, number + 1L);
            row.add(0, key.length());
            row.add(key.length(), bytes.length - key.length());
            to.row(row);
        }

        @Override
        public long progress() {
            return 0;
        }

        @Override
        public boolean canLookAgain() {
            return true;
        }

        @Override
        public void again(Collection<List<String>> groups, RowConsumer to) throws InterruptedException {
            var row = new FieldSlices();
            for (var group : groups) {
                pass(group.get(0), Integer.parseInt(group.get(0)), row, to);
            }
        }
    }
}
