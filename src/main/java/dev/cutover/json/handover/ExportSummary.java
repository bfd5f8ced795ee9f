package dev.cutover.json.handover;

import dev.cutover.bundle.Manifest;
import dev.cutover.bundle.RunExport;
import java.util.Optional;

/**
 * What was exported, as whoever did it is told. Immutable.
 *
 * @param file as the user named it
 * @param standing how the run ended, or whether it goes on
 * @param key the fingerprint of the key that signed it; empty if nobody did
 * @param trouble why the record cannot be trusted, or the report is not there; empty if all is well
 */
public record ExportSummary(
        String file,
        String standing,
        Manifest manifest,
        RunExport.Written written,
        String key,
        Optional<String> trouble) {}
