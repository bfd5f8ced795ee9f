package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** By what a file is known to have changed. Immutable. */
record FileStamp(long size, FileTime modified, @Nullable Object identity) {
    static FileStamp of(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** @throws ConnectorException if it is another file by now, or its content was written to */
    void requireUnchanged(Path file) throws ConnectorException, IOException {
        var now = of(file);
        if (!now.equals(this)) {
            throw new ConnectorException(file + " changed while it was read: it had " + size + " bytes, last written "
                    + modified + ", and has " + now.size + ", last written " + now.modified
                    + "; read it again when nobody writes it");
        }
    }
}
