package dev.cutover.connector.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a query in PromQL. Blanks and comments are no pieces. Immutable.
 *
 * @param start where it begins in the query
 */
record QueryToken(Kind kind, String text, int start) {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>\\s+|#[^\\n]*)|(?<string>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`)"
                    + "|(?<number>[0-9][0-9A-Za-z_.]*)|(?<name>[A-Za-z_:][A-Za-z0-9_:]*)|(?<symbol>.)",
            Pattern.DOTALL);

    /** What a piece is. */
    enum Kind {
        STRING,
        /** A number or a duration. */
        NUMBER,
        NAME,
        /** One character: a bracket, a part of an operator, or a quotation mark that nothing closes. */
        SYMBOL
    }

    /** The pieces of any text. */
    static List<QueryToken> of(String query) {
        var tokens = new ArrayList<QueryToken>();
        var found = TOKEN.matcher(query);
        while (found.find()) {
            if (found.group("blank") == null) {
                Kind kind = found.group("string") != null
                        ? Kind.STRING
                        : found.group("number") != null
                                ? Kind.NUMBER
                                : found.group("name") != null ? Kind.NAME : Kind.SYMBOL;
                tokens.add(new QueryToken(kind, found.group(), found.start()));
            }
        }
        return tokens;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Where it ends in the query. */
    int end() {
        return start + text.length();
    }
}
