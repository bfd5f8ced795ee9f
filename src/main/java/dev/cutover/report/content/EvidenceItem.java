package dev.cutover.report.content;

import dev.cutover.model.redaction.Redacted;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of evidence. Immutable.
 *
 * @param sha256 in hex: the name of its file below {@code evidence/} of the run
 * @param source the system or the person that it comes from
 * @param redacted what was redacted before it was stored; empty if the runbook had no rules, or the record is older
 *     than them
 */
public record EvidenceItem(
        long seq,
        Instant at,
        String name,
        String step,
        int attempt,
        String mediaType,
        long bytes,
        String sha256,
        String source,
        Optional<Redacted> redacted,
        EvidenceBody body) {}
