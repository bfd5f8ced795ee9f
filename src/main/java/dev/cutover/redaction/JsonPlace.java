package dev.cutover.redaction;

/** Where in JSON a character stands: whether a marker there needs quotation marks to leave JSON as JSON. Stateless. */
final class JsonPlace {
    private JsonPlace() {}

    /**
     * The quotation mark for the marker of what stands here; empty if it needs none.
     *
     * @param isJson whether all of the text looks like JSON, not only a piece of it
     */
    static String quotes(CharSequence text, Finder.Span span, boolean isJson) {
        int before = span.start() - 1;
        while (isSpace(Finder.at(text, before))) {
            before--;
        }
        char mark = Finder.at(text, before);
        if (mark == ':') {
            int quote = before - 1;
            while (isSpace(Finder.at(text, quote))) {
                quote--;
            }
            return Finder.at(text, quote) == '"' ? quotes(text, quote) : "";
        }
        int after = span.end();
        while (isSpace(Finder.at(text, after))) {
            after++;
        }
        char next = Finder.at(text, after);
        return isJson && (mark == '[' || mark == ',') && (next == ']' || next == ',') ? "\"" : "";
    }

    /** The quotation mark with the backslashes before it: JSON may stand within a text of JSON. */
    private static String quotes(CharSequence text, int quote) {
        int start = quote;
        while (Finder.at(text, start - 1) == '\\') {
            start--;
        }
        return text.subSequence(start, quote + 1).toString();
    }

    /** Whether JSON may have it between its marks. */
    static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
