package dev.cutover.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code cutover diff} as a process of its own, which hears signals. */
final class DiffProcess {
    private DiffProcess() {}

    /** Compares two files of a folder by {@code id}; what it says and complains of comes in one stream. */
    static Process begin(Path folder, String left, String right) throws IOException, InterruptedException {
        var command = new ArrayList<>(Signals.heard());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cutover.cli.Main",
                "diff",
                left,
                right,
                "--key",
                "id"));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CUTOVER_HOME", folder.resolve("home").toString());
        return builder.start();
    }
}
