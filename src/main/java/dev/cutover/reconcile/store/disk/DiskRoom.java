package dev.cutover.reconcile.store.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether what is still to be written fits on the disk: so that a comparison that cannot end does not fill it first.
 * Thread-safe.
 */
public final class DiskRoom {
    /** Below so many bytes it is too early to tell, and that much may be needed by anything. */
    private static final long SMALL = 4 << 20;

    private static final long MIB = 1 << 20;

    private final Path folder;
    private final FreeSpace free;
    private final long[] needed;

    public DiskRoom(Path folder, FreeSpace free, int inputs) {
        this.folder = folder;
        this.free = free;
        this.needed = new long[inputs];
    }

    /** How many bytes this user can still write. */
    @FunctionalInterface
    public interface FreeSpace {
        long bytes() throws IOException;
    }

    /**
     * So much of an input has been written.
     *
     * @param done of the source, in its unit
     * @param size of the source, in its unit; -1 if nobody knows
     * @throws IOException if the rest cannot fit, as far as can be told
     */
    public void written(int input, long bytes, long done, long size) throws IOException {
        long rest = size > 0 && done > 0 ? (long) ((double) bytes * Math.max(0, size - done) / done) : 0;
        long all;
        synchronized (this) {
            needed[input] = rest;
            all = needed();
        }
        if (bytes >= SMALL && all > free.bytes()) {
            throw new IOException("there is too little room in " + folder + ": about " + mib(all)
                    + " more are needed, and " + mib(free.bytes()) + " are free. " + NOTHING_LOST);
        }
    }

    private static final String NOTHING_LOST = "Nothing is lost: make room, or name another folder, and run it again";

    private synchronized long needed() {
        long all = 0;
        for (long one : needed) {
            all += one;
        }
        return all;
    }

    /** The same failure, with what is lacking: room, or open files; as it is if neither is. */
    public IOException explained(IOException failure) {
        return OpenFiles.explained(failure).orElseGet(() -> withRoom(failure));
    }

    private IOException withRoom(IOException failure) {
        try {
            long left = free.bytes();
            if (left >= MIB) {
                return failure;
            }
            long all = needed();
            String more = all > 0 ? "; about " + mib(all) + " more are needed" : "";
            return new IOException("the disk of " + folder + " is full" + more + ". " + NOTHING_LOST, failure);
        } catch (IOException unknown) {
            failure.addSuppressed(unknown);
            return failure;
        }
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", (bytes + MIB - 1) / MIB);
    }
}
