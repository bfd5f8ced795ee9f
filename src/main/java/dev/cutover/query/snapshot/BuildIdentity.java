package dev.cutover.query.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells this build of the tool from any other, also from one with the same version: the size and the date of the jar,
 * or of the folder of classes, that it was started from. Stateless and thread-safe.
 */
final class BuildIdentity {
    private static final String OF_THIS_PROCESS = read();

    private BuildIdentity() {}

    /**
     * One word. As the build was when this was first asked, which a run does in its first seconds: later the jar may be
     * replaced. Of no other process if the file cannot be read.
     */
    static String ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    private static String read() {
        String path = System.getProperty("java.class.path", "");
        int end = path.indexOf(File.pathSeparatorChar);
        try {
            var file =
                    Files.readAttributes(Path.of(end < 0 ? path : path.substring(0, end)), BasicFileAttributes.class);
            return file.size() + "-" + file.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return "unknown-" + ProcessHandle.current().pid();
        }
    }
}
