package dev.cutover.reconcile.store.disk;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files this process may have open. Stateless and thread-safe. */
final class OpenFiles {
    /** What a process without this limit, or with a usual one, has at least. */
    private static final long ENOUGH = 1_024;

    private static final int FEW = 4;

    private OpenFiles() {}

    /** The same failure in words that help, if it is for want of open files. */
    static Optional<IOException> explained(IOException failure) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return Optional.empty();
        }
        long most = system.getMaxFileDescriptorCount();
        boolean isOut = String.valueOf(failure.getMessage()).contains("Too many open files")
                || system.getOpenFileDescriptorCount() > most - FEW;
        return isOut
                ? Optional.of(new IOException(
                        "this process may have " + most + " files open, and the comparison needs more. Nothing is lost:"
                                + " allow more with `ulimit -n " + Math.max(ENOUGH, 4 * most) + "`, and run it again",
                        failure))
                : Optional.empty();
    }
}
