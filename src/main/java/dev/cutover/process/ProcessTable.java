package dev.cutover.process;

import java.util.List;
import java.util.stream.Stream;

/** What the machine tells of its processes. Each look costs more, the more of them there are. Thread-safe. */
interface ProcessTable {
    /** All that run now; pid and start instant together tell one from a later one of the same pid. */
    Stream<ProcessHandle> all();

    /** The entries {@code name=value} that it was started with, byte for byte; none if it has gone, or is not ours. */
    List<String> environment(long pid);

    /** Whether it is the first of a session, as a {@link ProgramLauncher} starts programs, and has not ended. */
    boolean leadsASession(long pid);

    /** Whether one of its outputs is a pipe, as a {@link ProgramLauncher} reads them. */
    boolean holdsAnOutput(long pid);
}
