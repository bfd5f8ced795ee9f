package dev.cutover.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The process table of Linux, read from {@code /proc}; on other systems, nothing is known about any process. */
final class ProcFiles implements ProcessTable {
    private static final Path PROC = Path.of("/proc");

    @Override
    public Stream<ProcessHandle> all() {
        return ProcessHandle.allProcesses();
    }

    @Override
    public List<String> environment(long pid) {
        return List.of(read(PROC.resolve(pid + "/environ")).split("\0", -1));
    }

    @Override
    public boolean leadsASession(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        var fields = stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2))
                .split(" ", 5);
        return fields.length > 3 && fields[3].equals(Long.toString(pid)) && !fields[0].equals("Z");
    }

    @Override
    public boolean holdsAnOutput(long pid) {
        return Stream.of("1", "2").anyMatch(output -> {
            try {
                var target = Files.readSymbolicLink(PROC.resolve(pid + "/fd/" + output));
                return target.toString().startsWith("pipe:");
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Empty if the process is gone, or belongs to another user. */
    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
