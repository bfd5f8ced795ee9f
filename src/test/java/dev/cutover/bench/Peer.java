package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another tool, measured in turn with ours. Its script is called with a kind of work and a number: {@code programs N}
 * (so many runs of {@code /bin/true} one after the other), {@code notes N} (so many steps that do nothing) or
 * {@code naps N} (so many programs of 50 ms, ten at a time); its exit code 77 says that it does no such work. Its
 * working folder is the one that {@code $WORK} names.
 */
record Peer(String name, Path script) {
    private static final int NOT_ITS_WORK = 77;

    /** Those of a list of scripts with a comma between them. */
    static List<Peer> of(String scripts) {
        return Stream.of(scripts.split(",", -1))
                .map(String::strip)
                .filter(script -> !script.isEmpty())
                .map(Path::of)
                .map(script -> new Peer(script.getFileName().toString().replaceAll("\\.[a-z]+$", ""), script))
                .toList();
    }

    /** GNU make, where it is installed: its script comes with this measurement. */
    static Optional<Peer> make(Path folder) throws IOException {
        if (!Files.isExecutable(Path.of("/usr/bin/make"))) {
            return Optional.empty();
        }
        try (var in = Peer.class.getResourceAsStream("make.sh")) {
            var script = Files.write(folder.resolve("make.sh"), in.readAllBytes());
            return Optional.of(new Peer("make", script));
        }
    }

    /** Empty if it does no such work. */
    Optional<ProcessCost> measured(MeasuredProcess from, String kind, int count)
            throws IOException, InterruptedException {
        var command = List.of("bash", script.toString(), kind, Integer.toString(count));
        try {
            return Optional.of(from.run(0, command));
        } catch (MeasuredProcess.UnexpectedEnd ended) {
            if (ended.code() == NOT_ITS_WORK) {
                return Optional.empty();
            }
            throw ended;
        }
    }
}
