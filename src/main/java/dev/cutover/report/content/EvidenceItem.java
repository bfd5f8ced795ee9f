package dev.cutover.report.content;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A piece of evidence. Immutable.
 *
 * @param sha256 in hex: the name of its file below {@code evidence/} of the run
 * @param source the system or the person that it comes from
 * @param redactions how many passages were redacted before it was stored; empty where nothing says
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
        OptionalLong redactions,
        EvidenceBody body) {}
