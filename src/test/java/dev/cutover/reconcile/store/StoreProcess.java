package dev.cutover.reconcile.store;

import static dev.cutover.reconcile.store.StoreScene.row;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two sides in a process of its own, which can be killed or lack something. Prints what came out. */
final class StoreProcess {
    private static final int ROWS = 60_000;

    private StoreProcess() {}

    public static void main(String[] args) throws Exception {
        var scene = new StoreScene(
                Path.of(args[0]),
                ListedRows.of("left", StoreScene.NAMES, left()).pace(1_000),
                ListedRows.of("right", StoreScene.NAMES, right()).pace(1_000),
                new StoreLimits(1 << 20, 128, 1_000, 64 << 10, false));
        try {
            var outcome = scene.outcome();
            tell(digest(StoreScene.said(outcome)) + " " + outcome.incomplete());
        } catch (IOException refused) {
            tell("refused: " + refused.getMessage());
        }
    }

    private static void tell(String line) throws IOException {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    static List<@Nullable List<@Nullable String>> left() {
        return PassStoreTest.some(ROWS);
    }

    static List<@Nullable List<@Nullable String>> right() {
        var left = left();
        var right = new ArrayList<@Nullable List<@Nullable String>>();
        for (int i = ROWS - 1; i > 0; i--) {
            right.add(i % 1_000 == 1 ? row("SO-" + i, 1, "lost", null) : left.get(i));
        }
        return right;
    }

    /** The same for the same findings. */
    static String digest(Map<String, String> said) {
        return said.size() + " keys, " + new TreeMap<>(said).hashCode();
    }

    /** The command that starts it, under limits of the shell such as {@code ulimit -n 400}. */
    static ProcessBuilder command(Path folder, String limits) {
        return new ProcessBuilder(
                        "bash",
                        "-c",
                        limits + "; exec \"$@\"",
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true);
    }
}
