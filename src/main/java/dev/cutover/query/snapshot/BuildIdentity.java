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
    private BuildIdentity() {}

    /** One word. */
    static String ofThisProcess() throws IOException {
        String path = System.getProperty("java.class.path", "");
        int end = path.indexOf(File.pathSeparatorChar);
        var file = Files.readAttributes(Path.of(end < 0 ? path : path.substring(0, end)), BasicFileAttributes.class);
        return file.size() + "-" + file.lastModifiedTime().toMillis();
    }
}
