package dev.cutover.query.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Tells this build of the tool from any other, also from one with the same version: the size and the date of the jar,
 * or of the folder of classes, that it was started from. Taken once: a process whose jar is replaced stays what it was
 * started as. Stateless and thread-safe.
 */
public final class BuildIdentity {
    private static final String OF_THIS_PROCESS = atStart(System.getProperty("java.class.path", ""));

    private BuildIdentity() {}

    /** One word, without a tab. The first call, at the start of the process, takes it. */
    public static String ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** Where it cannot be read, that of this process alone: no other trusts it. */
    static String atStart(String classPath) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        try {
            var file = Files.readAttributes(
                    Path.of(end < 0 ? classPath : classPath.substring(0, end)), BasicFileAttributes.class);
            return file.size() + "-" + file.lastModifiedTime().toMillis();
        } catch (IOException | RuntimeException e) {
            var process = ProcessHandle.current();
            long since =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            return "process-" + process.pid() + "-" + since;
        }
    }
}
