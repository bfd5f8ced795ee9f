package dev.cutover.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a run, wherever it is: in its folder, or in a file in which it was handed over. Changes nothing. Not
 * thread-safe.
 */
public interface RunContents {
    /** What messages call the record. */
    Path recordName();

    /** The record's bytes from an offset on. */
    InputStream record(long offset) throws IOException;

    /**
     * The SHA-256 of what is kept under the name of a piece of evidence.
     *
     * @param sha256 the name: the SHA-256 of what was captured, in hex
     * @return in hex; empty if nothing is kept under that name
     */
    Optional<String> evidence(String sha256) throws IOException;

    /** The names of the evidence that was gone or changed by then, as whoever handed the run over says. */
    default Set<String> missing() {
        return Set.of();
    }
}
