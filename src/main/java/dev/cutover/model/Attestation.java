package dev.cutover.model;

/** A sentence that somebody signs with their name. */
public record Attestation(RoleId by, String that) {}
