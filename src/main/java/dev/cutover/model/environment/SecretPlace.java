package dev.cutover.model.environment;

/** Where an environment says that a secret comes from. */
public sealed interface SecretPlace permits SecretProgram, SecretFile {}
