package dev.cutover.execution.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.cli.Main;
import dev.cutover.crash.MortalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The program as it is, on a {@link MortalDisk}; told when to die by system properties that begin with crash. */
final class MortalMain {
    private MortalMain() {}

    public static void main(String[] args) throws IOException {
        var notes = Path.of(System.getProperty("crash.notes"));
        var disk = new MortalDisk(new MortalDisk.Wish(
                Integer.getInteger("crash.point", 0),
                Optional.ofNullable(System.getProperty("crash.once")).map(Path::of),
                notes.resolve("acknowledged"),
                Boolean.getBoolean("crash.hang"),
                Boolean.getBoolean("crash.late")));
        var real = ProcessEnvironment.ofThisProcess();
        int code = Main.run(
                new ProcessEnvironment(
                        real.environment(),
                        real.workingDirectory(),
                        real.in(),
                        real.out(),
                        real.err(),
                        real.terminal(),
                        disk),
                args);
        Files.writeString(notes.resolve("points"), Integer.toString(disk.points()), US_ASCII);
        System.exit(code);
    }
}
