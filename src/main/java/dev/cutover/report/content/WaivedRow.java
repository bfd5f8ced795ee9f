package dev.cutover.report.content;

/** A finding about the runbook that its authors have decided to live with. Immutable. */
public record WaivedRow(String finding, String at, String message, String because) {}
