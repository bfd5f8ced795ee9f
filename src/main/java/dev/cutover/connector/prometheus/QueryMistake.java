package dev.cutover.connector.prometheus;

import java.util.ArrayDeque;
import java.util.Map;

/** Finds what can be wrong with a query without asking Prometheus: brackets and quotation marks. Stateless. */
final class QueryMistake {
    private static final Map<String, String> OPENED_BY = Map.of(")", "(", "]", "[", "}", "{");

    private QueryMistake() {}

    /** What is wrong, part of a sentence; empty if no mistake is found. */
    static String in(String query) {
        var tokens = QueryToken.of(query);
        if (tokens.isEmpty()) {
            return "is empty";
        }
        var open = new ArrayDeque<QueryToken>();
        for (var token : tokens) {
            if (token.kind() != QueryToken.Kind.SYMBOL) {
                continue;
            }
            if (token.text().matches("[\"'`]")) {
                return "has a quotation mark " + token.text() + " that nothing closes, " + place(token);
            }
            if (token.text().matches("[(\\[{]")) {
                open.push(token);
            }
            String opening = OPENED_BY.get(token.text());
            if (opening != null && (open.isEmpty() || !open.pop().text().equals(opening))) {
                return "has a " + token.text() + " without its " + opening + ", " + place(token);
            }
        }
        return open.isEmpty() ? "" : "has a " + open.peek().text() + " that nothing closes, " + place(open.peek());
    }

    private static String place(QueryToken token) {
        return "at its character " + (token.start() + 1);
    }
}
