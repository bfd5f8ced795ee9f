package dev.cutover.preflight.trial;

import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Replaces secrets by markers. Both must be thread-safe. */
public record TrialMask(UnaryOperator<String> text, UnaryOperator<InputStream> stream) {}
