package dev.cutover.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as whole processes and measures them from outside. A shell that does nothing else takes the times, so
 * that the processor time of children counts as well.
 */
final class MeasuredProcess {
    private static final List<String> TIMED =
            List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; { time \"$@\" >\"$SAID\" 2>&1; } 2>\"$TIMES\"", "timed");

    private final Path folder;
    private final Map<String, String> variables;

    /**
     * A place to run commands from.
     *
     * @param folder where what a command says is kept, and what it took
     * @param variables what is added to its environment
     */
    MeasuredProcess(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
    }

    /** The same in a home that nothing was run in. */
    MeasuredProcess inNewHome() throws IOException {
        return with("CUTOVER_HOME", Files.createTempDirectory(folder, "home-").toString());
    }

    MeasuredProcess with(String name, String value) {
        var more = new HashMap<>(variables);
        more.put(name, value);
        return new MeasuredProcess(folder, more);
    }

    /** A command ended otherwise than was expected. */
    static final class UnexpectedEnd extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private final int code;

        private UnexpectedEnd(String command, int code, String said) {
            super(command + " ended with " + code + ":\n" + said);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Runs it once. Throws {@link UnexpectedEnd} if it did not end with that exit code. */
    ProcessCost run(int expected, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var said = folder.resolve("said");
        var times = folder.resolve("times");
        var line = new ArrayList<>(TIMED);
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell").toFile());
        builder.environment().putAll(variables);
        builder.environment().putAll(Map.of("SAID", said.toString(), "TIMES", times.toString()));
        var process = builder.start();
        var memory = new TreeMemory(process.toHandle());
        while (!process.waitFor(TreeMemory.PACE_MILLIS, TimeUnit.MILLISECONDS)) {
            memory.look();
        }
        if (process.exitValue() != expected) {
            throw new UnexpectedEnd(String.join(" ", command), process.exitValue(), said());
        }
        var taken = Files.readString(times, StandardCharsets.UTF_8).strip().split(" ", -1);
        double cpu = Double.parseDouble(taken[1]) + Double.parseDouble(taken[2]);
        return new ProcessCost(Double.parseDouble(taken[0]), cpu, memory.most());
    }

    /** Where its runs are kept. */
    Path home() {
        return Path.of(Objects.requireNonNull(variables.get("CUTOVER_HOME")));
    }

    /** What the newest command said. */
    String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }
}
