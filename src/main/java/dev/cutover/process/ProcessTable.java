package dev.cutover.process;

import java.util.List;
import java.util.stream.Stream;

/** The processes of the machine. A look costs more the more processes there are. Thread-safe. */
interface ProcessTable {
    /** All processes that run now; pid and start instant together identify one, since pids are reused. */
    Stream<ProcessHandle> all();

    /**
     * The entries {@code name=value} that a process was started with, in ISO 8859-1; none if it is gone, or belongs to
     * another user.
     */
    List<String> environment(long pid);

    /** Whether it leads a session, as programs of a detached {@link ProgramLauncher} do, and has not ended. */
    boolean leadsASession(long pid);

    /** Whether one of its outputs is a pipe, as those that a {@link ProgramLauncher} reads. */
    boolean holdsAnOutput(long pid);
}
