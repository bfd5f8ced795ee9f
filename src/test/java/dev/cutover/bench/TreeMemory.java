package dev.cutover.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resident memory of a process and its descendants, looked at again and again; the most is kept. Linux only:
 * elsewhere it is 0. The shell that starts the command is not counted. Looks at the tree alone, so that it costs the
 * same however busy the machine is.
 */
final class TreeMemory {
    static final int PACE_MILLIS = 10;

    private static final Path PROC = Path.of("/proc");
    private static final double KIB_A_MIB = 1024;

    private final String root;
    private long most;

    TreeMemory(ProcessHandle root) {
        this.root = Long.toString(root.pid());
    }

    void look() {
        most = Math.max(most, children(root).mapToLong(child -> kib(child, "")).sum());
    }

    /** In MiB. */
    double most() {
        return most / KIB_A_MIB;
    }

    /** Of a process and its descendants. */
    private static long kib(String pid, String parentsProgram) {
        String program = program(pid);
        // A child that has not become its own program yet lives in its parent's memory, which is counted already.
        boolean isParentStill = program.equals(parentsProgram);
        return (isParentStill ? 0 : kib(pid))
                + children(pid).mapToLong(child -> kib(child, program)).sum();
    }

    private static Stream<String> children(String pid) {
        List<String> children = new ArrayList<>();
        try (var threads = Files.newDirectoryStream(PROC.resolve(pid).resolve("task"))) {
            for (var thread : threads) {
                children.addAll(List.of(read(thread.resolve("children")).split(" ", -1)));
            }
        } catch (IOException gone) {
            return Stream.empty();
        }
        return children.stream().map(String::strip).filter(child -> !child.isEmpty());
    }

    private static String program(String pid) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid).resolve("exe")).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static long kib(String pid) {
        return read(PROC.resolve(pid).resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Empty if it is gone. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
