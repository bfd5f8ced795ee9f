package dev.cutover.text;

/** Text that no spreadsheet takes for a formula, as OWASP's page on CSV injection has it. Stateless. */
public final class DefusedText {
    /** What a spreadsheet takes for the beginning of a formula; the wide forms too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private DefusedText() {}

    /** The text, led by an apostrophe where it begins like a formula, or with a tab or a carriage return. */
    public static String of(String text) {
        String begins = text.stripLeading();
        boolean isFormula = !begins.isEmpty() && FORMULA.indexOf(begins.charAt(0)) >= 0;
        return isFormula || text.startsWith("\t") || text.startsWith("\r") ? "'" + text : text;
    }
}
