package dev.cutover.engine;

import dev.cutover.journal.Journal;
import dev.cutover.run.Request;
import dev.cutover.secret.Secrets;
import java.util.Optional;

/** Keeps a file that waited in the inbox as evidence: masked as all evidence is. Thread-safe. */
record KeptEvidence(Secrets secrets, Journal journal) {

    /**
     * The request to judge: one to keep evidence names what is kept now, since masking may have changed it. Empty if it
     * has no content.
     *
     * @throws dev.cutover.journal.disk.JournalException if the content cannot be kept
     */
    Optional<Request> keep(Request request, Optional<byte[]> content) {
        if (!(request instanceof Request.KeepEvidence evidence)) {
            return Optional.of(request);
        }
        return content.map(secrets::mask)
                .map(clean -> new Request.KeepEvidence(
                        evidence.step(), journal.keep(clean), evidence.name(), evidence.mediaType(), clean.length));
    }
}
