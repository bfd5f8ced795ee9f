package dev.cutover.preflight.trial;

/**
 * What a connector attached to a call: what it sent, or what came back. Secrets in it are masked.
 *
 * @param text its beginning; empty if it is no text
 * @param bytes how many it has in all
 * @param isWhole whether {@code text} is all of it
 */
public record TrialEvidence(String name, String mediaType, String text, long bytes, boolean isWhole) {}
