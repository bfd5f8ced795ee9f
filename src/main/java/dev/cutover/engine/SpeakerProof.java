package dev.cutover.engine;

import dev.cutover.engine.operator.SigningLine;
import dev.cutover.model.Conduct;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;
import java.util.Optional;

/**
 * Verifies the identity of speakers, through whatever channel they speak: what only a person of the runbook may ask for
 * is not accepted with the name alone of somebody who has a key. Thread-safe.
 */
final class SpeakerProof {
    private final Conduct conduct;
    private final SignatureVerifier signatureVerifier;

    SpeakerProof(Conduct conduct, SignatureVerifier signatureVerifier) {
        this.conduct = conduct;
        this.signatureVerifier = signatureVerifier;
    }

    /**
     * Why the identity is not accepted; empty if it is, or if no name was given. May take as long as the verifier.
     *
     * @param run empty before its first event
     */
    String refusal(Optional<RunId> run, Request request, Speaker speaker) {
        String key = conduct.keys().get(speaker.as());
        if (speaker.signature().isEmpty()) {
            return key == null ? "" : unsigned(run, request, speaker);
        }
        if (key == null) {
            return speaker.as() + " has no key in this runbook, so the signature cannot be verified";
        }
        try {
            return signatureVerifier.refusal(
                    SignedStatement.of(run.orElseThrow(), request.intent(), speaker), key, speaker.signature());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return "the runner is leaving; the signature was not verified";
        }
    }

    /**
     * A name that is picked at the process could be used by anybody; what stops a run is accepted there all the same.
     */
    private static String unsigned(Optional<RunId> run, Request request, Speaker speaker) {
        if (!speaker.isHere()) {
            return speaker.as() + " has a key in this runbook, so a signature is required; the command"
                    + " signs with --key FILE";
        }
        return request.needsPerson()
                ? new SigningLine(run, speaker.as()).instead(speaker.as() + " has a key in this runbook", request)
                : "";
    }
}
