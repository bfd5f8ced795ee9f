package dev.cutover.report.picture;

/**
 * What a picture says to those who do not see it.
 *
 * @param title what it shows
 * @param description what one sees in it, in a sentence or two
 */
public record PictureWords(String title, String description) {}
