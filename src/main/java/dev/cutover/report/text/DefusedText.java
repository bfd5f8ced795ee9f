package dev.cutover.report.text;

/** Text that no spreadsheet takes for a formula. Stateless. */
final class DefusedText {
    /** What a spreadsheet takes for the beginning of a formula; the wide forms too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private DefusedText() {}

    /** The text, led by an apostrophe where it begins like a formula. */
    static String of(String text) {
        String begins = text.stripLeading();
        return !begins.isEmpty() && FORMULA.indexOf(begins.charAt(0)) >= 0 ? "'" + text : text;
    }
}
