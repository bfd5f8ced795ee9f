package dev.cutover.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast two tables are compared where the user stands: {@code cutover diff} from the shell beside GNU sort and comm
 * and beside DuckDB, in turn, on the tables of {@link OrderTables}; and where every row differs. {@code mvn -q -Pbench
 * verify -Dbench=dev.cutover.bench.CompareBench}; {@code -Dbench.keys=2000000,10000000} says how many keys there are,
 * {@code -Dbench.rounds=N} changes the number of rounds from three. Refuses to go on if a count is not the planted one.
 */
public final class CompareBench {
    private static final String SORT = "GNU sort, sort, comm, awk";
    private static final String DUCKDB = "DuckDB, 256 MB for a million keys";
    private static final int KEYS_A_MEGABYTE = 1_000_000 / 256;
    private static final String OURS = "cutover diff";
    private static final String ALL_DIFFER = "cutover diff, every row different";
    private static final int DIFFERENT = 5;

    private final Path folder = Path.of("target", "compare-bench").toAbsolutePath();
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final Rounds costs = new Rounds();
    private final MeasuredProcess shell;
    private final Path sort;

    private CompareBench() throws IOException {
        ScratchFiles.delete(folder);
        var work = Files.createDirectories(folder.resolve("work"));
        shell = new MeasuredProcess(
                folder,
                Map.of(
                        "CUTOVER_HOME", folder.resolve("home").toString(),
                        "WORK", work.toString(),
                        "TMPDIR", work.toString()));
        try (var script = CompareBench.class.getResourceAsStream("sort-and-comm.sh")) {
            sort = Files.write(folder.resolve("sort-and-comm.sh"), script.readAllBytes());
        }
    }

    public static void main(String[] args) throws Exception {
        new CompareBench().measure();
    }

    private void measure() throws IOException, InterruptedException {
        shell.run(0, List.of("bin/cutover", "--help"));
        var table = new ShellTable(System.out);
        var small = Optional.<ProcessCost>empty();
        for (String keys : System.getProperty("bench.keys", "2000000,10000000").split(",", -1)) {
            small = Optional.of(measure(Integer.parseInt(keys.strip()), table, small));
        }
        ScratchFiles.delete(folder);
    }

    /** Returns what ours cost. */
    private ProcessCost measure(int keys, ShellTable table, Optional<ProcessCost> small)
            throws IOException, InterruptedException {
        var tables = new OrderTables(keys, false);
        var left = folder.resolve("left.csv");
        var right = folder.resolve("right.csv");
        var changed = folder.resolve("changed.csv");
        tables.writeLeft(left);
        tables.writeRight(right);
        new OrderTables(keys, true).writeRight(changed);
        String size = " " + tables;
        for (int round = 0; round < rounds; round++) {
            costs.add(OURS + size, shell.run(DIFFERENT, diff(left, right)));
            expect(ours(tables.planted()), shell.said());
            costs.add(SORT + size, shell.run(0, List.of("bash", sort.toString(), left.toString(), right.toString())));
            expect(sorted(tables.planted()), shell.said());
            if (duckDb().isPresent()) {
                costs.add(DUCKDB + size, shell.run(0, duckDb(left, right, keys)));
                expect(joined(tables.planted()), shell.said());
            }
            costs.add(ALL_DIFFER + size, shell.run(DIFFERENT, diff(left, changed)));
        }
        tell(table, size, small);
        return costs.of(OURS + size);
    }

    private void tell(ShellTable table, String size, Optional<ProcessCost> small) {
        var ours = costs.of(OURS + size);
        String reach = small.isEmpty() ? "0.6" : "0.4";
        table.line(SORT + size, costs.of(SORT + size), "");
        if (duckDb().isPresent()) {
            table.line(DUCKDB + size, costs.of(DUCKDB + size), "");
        } else {
            table.note(DUCKDB + size, "left out: its driver is not on the class path");
        }
        table.line(
                OURS + size,
                ours,
                ShellTable.text(
                        "%.2f x GNU sort (reach: %s)%s; %s",
                        ours.wall() / costs.wall(SORT + size),
                        reach,
                        duckDb().isPresent()
                                ? ShellTable.text(", %.2f x DuckDB", ours.wall() / costs.wall(DUCKDB + size))
                                : "",
                        small.map(one -> ShellTable.text(
                                        "%.2f x the memory of the smaller one (reach: 1.3)",
                                        ours.memory() / one.memory()))
                                .orElse("reach: 256 MiB")));
        table.line(
                ALL_DIFFER + size,
                costs.of(ALL_DIFFER + size),
                ShellTable.text(
                        "%.2f x the same with few differences (reach: 1.5)",
                        costs.wall(ALL_DIFFER + size) / ours.wall()));
    }

    private static List<String> diff(Path left, Path right) {
        return List.of(
                "bin/cutover", "diff", left.toString(), right.toString(), "--key", "order_id", "--output", "json");
    }

    /** With memory in line with the keys: below that, it gives up. */
    private List<String> duckDb(Path left, Path right, int keys) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes") + File.pathSeparator + duckDb().orElseThrow(),
                DuckDbJoin.class.getName(),
                left.toString(),
                right.toString(),
                Math.max(512, keys / KEYS_A_MEGABYTE) + "MB",
                folder.resolve("work").toString());
    }

    /** Where its driver is. */
    private static Optional<String> duckDb() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> path.contains("duckdb_jdbc"))
                .findFirst();
    }

    private static void expect(List<String> parts, String said) {
        var compact = said.replaceAll("\\s", "");
        for (String part : parts) {
            if (!compact.contains(part)) {
                throw new IllegalStateException(part + " was planted, and what was said is\n" + said);
            }
        }
    }

    /** Missing left, missing right, different in a column, copies on the right. */
    private static List<String> ours(int[] planted) {
        var parts = new ArrayList<String>();
        parts.add("\"missing-left\":" + planted[0]);
        parts.add("\"missing-right\":" + planted[1]);
        parts.add("\"different\":" + (planted[2] + planted[3] + planted[5]));
        parts.add("\"duplicates\":" + planted[4]);
        return parts;
    }

    private static List<String> sorted(int[] planted) {
        return List.of("" + (planted[0] + planted[4]) + planted[1] + (planted[2] + planted[3] + planted[5]));
    }

    private static List<String> joined(int[] planted) {
        return List.of("" + planted[0] + planted[1] + (planted[2] + planted[3] + planted[5]) + "0" + planted[4]);
    }
}
