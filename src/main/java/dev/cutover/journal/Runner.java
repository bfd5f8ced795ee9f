package dev.cutover.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that may hold a run.
 *
 * @param process tells the process from a later one with the same number, on this host
 */
public record Runner(String host, long pid, String process, String user) {

    /** This process. */
    public static Runner thisProcess() {
        long pid = ProcessHandle.current().pid();
        return new Runner(thisHost(), pid, mark(pid).orElse(""), System.getProperty("user.name", "?"));
    }

    /** Whether this process is alive, as seen from this host; false for one of another host. */
    public boolean isAliveHere() {
        return host.equals(thisHost()) && mark(pid).equals(Optional.of(process));
    }

    /** What tells a live process from others that had its number; empty if it is not alive. */
    static Optional<String> mark(long pid) {
        try {
            // Ticks since the start of the machine do not change when its clock is set; the start instant does.
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return isDefunct(afterName) ? Optional.empty() : Optional.of(boot.strip() + "/" + afterName[19]);
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(handle -> handle.info().startInstant().toString());
        }
    }

    /**
     * Whether it has ended and its parent has not taken note: proc(5), fields 3 (state) and 20 (threads). The first
     * thread alone may have ended before the others.
     */
    private static boolean isDefunct(String[] afterName) {
        return afterName[0].equals("Z") && Long.parseLong(afterName[17]) <= 1;
    }

    /** Asked of the system, not of the network: a name server that is down must not hold up a run. */
    static String thisHost() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }
}
