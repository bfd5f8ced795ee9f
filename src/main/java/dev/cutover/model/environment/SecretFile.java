package dev.cutover.model.environment;

/**
 * A file that holds one secret and nothing else, as an environment names it.
 *
 * @param file its path; a relative one starts from the environment file's folder
 */
public record SecretFile(String file) implements SecretPlace {}
